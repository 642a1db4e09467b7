-- test/eval/smoke/heard_by_the_database.ts takes texts to pieces in the same way.
create or replace function pipeline_private.pieces_of(body text)
  returns integer[]
  language sql
  immutable
as $$
  with
    words as (
      select
        found.word, found.at,
        lag(found.word, 1, '^') over in_order as before, lag(found.word, 2) over in_order as over_one,
        lead(found.word, 1, '$') over in_order as behind,
        row_number() over (order by found.at desc) = 1 as is_last, count(*) over () as count
      from string_to_table(
        btrim(regexp_replace(
          regexp_replace(translate(lower(normalize(body, nfkc)), '''’`´‘', ''), '[0-9]+', '0', 'g'), '[^a-z0]+', ' ', 'g'
        )), ' '
      ) with ordinality as found (word, at)
      where found.word <> ''
      window in_order as (order by found.at)
    ),
    kinds as (
      select kind.kind, words.before, words.behind, words.at
      from words
      cross join lateral (
        select words.word as written
        union all
        select left(words.word, length) || '*' from generate_series(3, length(words.word)) as length
      ) as listed
      cross join lateral jsonb_array_elements_text(pipeline_private.words_alike() -> listed.written) as kind (kind)
    ),
    pieces as (
      select 'w ' || words.word as piece from words
      union all
      select 'p ' || words.before || ' ' || words.word from words
      union all
      select 'o ' || words.over_one || ' ' || words.word from words where words.over_one is not null
      union all
      select pieces.piece
      from kinds
      cross join lateral unnest(array[
        'k ' || kinds.kind, 'b ' || kinds.before || ' ' || kinds.kind, 'h ' || kinds.kind || ' ' || kinds.behind
      ]) as pieces (piece)
      union all
      select 'q ' || others.kind || ' ' || kinds.kind
      from kinds
      join kinds as others on others.at between kinds.at - 6 and kinds.at - 1
      union all
      select substr('<' || words.word || '>', start, 4) from words cross join generate_series(1, length(words.word) - 1) as start
      union all
      select 's ' || signs.sign from unnest(array['?', '!']) as signs (sign) where strpos(normalize(body, nfkc), signs.sign) > 0
      union all
      select 'p ' || coalesce((select words.word from words where words.is_last), '^') || ' $'
      union all
      select 'n ' || least(coalesce((select words.count from words limit 1), 0), 9)
    )
  select array_agg(distinct ('x' || left(md5(pieces.piece), 5))::bit(20)::integer % 262144)
  from pieces
$$;

comment on function pipeline_private.pieces_of is
  'The buckets of a text''s words, of words that follow each other, also over another one, of their kinds beside other words and near other kinds, of pieces of four letters, of its length, and whether it asks or calls out; numbers only as numbers.';

create or replace function pipeline_private.sounds_of(body text, out plea text, out straight text, out care text)
  language sql
  stable
as $$
  with
    heard as (
      select
        array[
          sum(get_byte(found.weights, place.first) - 128), sum(get_byte(found.weights, place.first + 1) - 128),
          sum(get_byte(found.weights, place.first + 2) - 128)
        ] as sums,
        sqrt(count(*)) as length
      from unnest(pipeline_private.pieces_of(body)) as buckets (at)
      cross join lateral (select buckets.at % 256 * 3 as first) as place
      -- One by one by the key: a plan that reads all shelves for a text costs more than the reading.
      cross join lateral (
        select shelves.weights from pipeline_private.taught_weights as shelves where shelves.shelf = buckets.at / 256 offset 0
      ) as found
    )
  select
    min(told.loudness) filter (where taught.hearing = 'plea'),
    min(told.loudness) filter (where taught.hearing = 'straight'),
    min(told.loudness) filter (where taught.hearing = 'care')
  from heard
  cross join pipeline_private.taught_words() as taught
  cross join lateral (select taught.bias + taught.scale * heard.sums[taught.place] / heard.length as score) as scored
  cross join lateral (
    select
      case
        when scored.score > taught.beyond_doubt then 'clear'
        when scored.score > taught.alone then 'loud'
        when scored.score > taught.with_signs then 'like'
        else 'no'
      end as loudness
  ) as told
$$;

comment on function pipeline_private.sounds_of is
  'What the words of a text sound like to whoever was taught labelled texts: a plea, a straight one, a cue for care; each clear (enough in one or two words as well, and against what else they wish), loud (that alone is enough), like (enough where other signs tell the same) or no.';
