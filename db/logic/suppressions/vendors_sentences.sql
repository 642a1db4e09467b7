create or replace function pipeline_private.vendors_sentences(body text, our_texts text[])
  returns text
  language sql
  immutable
as $$
  with
    said as (
      select sentences.words, sentences.place
      from string_to_table(pipeline_private.plain_words(body), ' | ') with ordinality as sentences (words, place)
    ),
    ours as materialized (
      select distinct sentences.words
      from unnest(our_texts) as texts (body)
      cross join lateral string_to_table(pipeline_private.plain_words(texts.body), ' | ') as sentences (words)
      where sentences.words like '% % %'
    ),
    told as (
      select said.words, said.place, exists (select from ours where ours.words = said.words) as is_ours
      from said
    ),
    quoted as (
      select
        told.words, told.place,
        told.is_ours
          -- A phone cuts a long quotation off; what it leaves of the sentence stands behind another one of ours.
          or (lag(told.is_ours) over (order by told.place) or pipeline_private.is_reaction(body))
            and exists (select from ours where starts_with(ours.words, told.words)) as is_ours
      from told
    )
  select coalesce(string_agg(quoted.words, ' | ' order by quoted.place) filter (where not quoted.is_ours), '')
  from quoted
$$;

comment on function pipeline_private.vendors_sentences is
  'The sentences of a text, as plain_words() spells them, without those that stand in one of our own texts: a phone''s reaction or a copied text quotes us, the vendor has not said it. Sentences of one or two words count as the vendor''s own, unless they end a quotation.';

create or replace function pipeline_private.is_reaction(body text)
  returns boolean
  language sql
  immutable
as $$
  select body ~* '^\W*(liked|loved|laughed at|emphasi[sz]ed|disliked|questioned|reacted\M.{0,20} to|removed\M.{1,20} from|\W{1,8} to) *["“«‘'']'
$$;

comment on function pipeline_private.is_reaction is
  'Whether a text is what phones send for a tap on one of ours: Liked “…”, Reacted 👍 to “…”.';
