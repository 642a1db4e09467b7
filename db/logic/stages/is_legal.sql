-- Without a search_path of its own, so that it is inlined into the guard of every move; its body is bound when it is made.
create or replace function pipeline_private.is_legal(edge pipeline.stage_transitions, previous_stage text)
  returns boolean
  language sql
  immutable
return (edge).to_stage is not null and (not (edge).only_return or (edge).to_stage = previous_stage is true);

comment on function pipeline_private.is_legal is
  'Whether an edge may be taken by a lead that was at previous_stage before it came to the edge''s beginning (null: it came from nowhere). False without an edge. Who may take it is another question: stage_transitions.class.';
