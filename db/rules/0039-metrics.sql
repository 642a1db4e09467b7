-- How old leads are when their rates count.
update pipeline.settings set cohort_matures_after = '60 days';
