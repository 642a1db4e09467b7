create or replace function pipeline_private.make_appointment(id uuid, kind text, due_at timestamptz)
  returns void
  language sql
as $$
  delete from pipeline_private.appointments as made where made.id = make_appointment.id and make_appointment.due_at is null;

  insert into pipeline_private.appointments as made (id, kind, due_at)
  select make_appointment.id, make_appointment.kind, make_appointment.due_at
  where make_appointment.due_at is not null
  on conflict on constraint appointments_pkey do update set due_at = excluded.due_at
$$;

comment on function pipeline_private.make_appointment is
  'Has keep_appointment() look after something at a time, or at another than before; null: at none.';
