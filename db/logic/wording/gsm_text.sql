-- GSM 03.38 and its extension table, whose characters count twice. Without paths of their own, so that they are inlined;
-- their bodies are bound when they are made.
create or replace function pipeline_private.is_gsm(body text)
  returns boolean
  language sql
  immutable
return body ~ '^[][A-Za-z0-9 @£$¥èéùìòÇ\n\rØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&''()*+,./:;<=>?¡ÄÖÑÜ§¿äöñüà\f^{}\\~|€-]*$';

comment on function pipeline_private.is_gsm is
  'Whether a text leaves in the alphabet of GSM 03.38, 160 characters a segment; any other character makes it UCS-2, 70 a segment.';

create or replace function pipeline_private.plain_letters(body text)
  returns text
  language sql
  immutable
as $$
  select coalesce(string_agg(
    case
      when pipeline_private.is_gsm(letter) then letter
      when strpos('‘’‚‛′‵´`ʹʻʼ', letter) > 0 then ''''
      when strpos('“”„‟″«»', letter) > 0 then '"'
      when strpos('‐‑‒–—―−•', letter) > 0 then '-'
      when strpos(E'\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000', letter) > 0 then ' '
      when letter ~ '[\u0001-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]' then ''
      when strpos('łŁđĐðÐıħĦŧŦ×⁄', letter) > 0 then translate(letter, 'łŁđĐðÐıħĦŧŦ×⁄', 'lLdDdDihHtTx/')
      when letter = 'œ' then 'oe'
      when letter = 'Œ' then 'OE'
      when letter = 'þ' then 'th'
      when letter = 'Þ' then 'Th'
      else translate(regexp_replace(normalize(letter, nfkd), '[\u0300-\u036f]', '', 'g'), '⁄', '/')
    end,
    '' order by place
  ), '')
  from regexp_split_to_table(normalize(body, nfc), '') with ordinality as letters (letter, place)
$$;

comment on function pipeline_private.plain_letters is
  'A text with plain letters and signs in place of those that GSM 03.38 lacks, where there are any: Zoë becomes Zoe, André stays. What has no plain form (emoji, other scripts) stays.';

create or replace function pipeline_private.gsm_text(body text)
  returns text
  language sql
  immutable
as $$
  select case
    when pipeline_private.is_gsm(body) then body
    when pipeline_private.is_gsm(pipeline_private.plain_letters(body)) then pipeline_private.plain_letters(body)
    else body
  end
$$;

comment on function pipeline_private.gsm_text is
  'How a text is sent: in plain letters when that makes it GSM, else as it was written, since it is UCS-2 anyhow.';

create or replace function pipeline_private.gsm_only(words text)
  returns text
  language sql
  immutable
as $$
  select case
    when pipeline_private.is_gsm(words) and strpos(words, '  ') = 0 and translate(words, E'\n\r\f', '') = words then btrim(words)
    else btrim(regexp_replace(
      regexp_replace(
        pipeline_private.plain_letters(words),
        '[^][A-Za-z0-9 @£$¥èéùìòÇ\n\rØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&''()*+,./:;<=>?¡ÄÖÑÜ§¿äöñüà^{}\\~|€-]', '', 'g'
      ),
      '\s+', ' ', 'g'
    ))
  end
$$;

comment on function pipeline_private.gsm_only is
  'Somebody''s words (a name, an address) to stand in a text of ours: plain letters on one line, without what has no plain form.';
