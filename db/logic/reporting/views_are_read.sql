grant select on all tables in schema reporting to pipeline_analyst, pipeline_viewer, pipeline_worker;
