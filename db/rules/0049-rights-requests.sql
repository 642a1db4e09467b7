-- Sources: UK GDPR articles 12(3), 12(5), 15 to 18, 20 to 22; Data Protection Act 2018 section 164A (complaints, acknowledged
-- within 30 days); ICO, "Time limits for responding to data protection rights requests". Weekends and bank holidays do not move
-- a last day here: the law's latest may lie a few days later, never earlier.
insert into pipeline.message_templates (template, purpose, body, text_class)
values (
  'rights_acknowledged', 'RIGHTS_ACKNOWLEDGED',
  'Hi {first_name}, this is to say that what you ask has reached us. A person here will look at it and answer you. {company}', 'answer'
);

insert into pipeline.rights_rules (kind, title, description, answer_within, extended_by, may_refuse, suppresses, warn_before, acknowledged_by)
values
  (
    'access', 'Access to their data',
    'They want to know what we hold about them, or a copy of it (article 15). We owe the copy, what it is for, from whom it came, who gets it, how long it is kept.',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'rectification', 'Correction of their data', 'What we hold about them is wrong or lacks something (article 16).',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'erasure', 'Erasure of their data',
    'They want to be erased (article 17): finish the lead, then erase it. What the law makes us keep stays, and we say so.',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'restriction', 'Restriction', 'Their data is to be kept and not used, mostly while something else is looked at (article 18).',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'portability', 'Data to take elsewhere', 'They want what they gave us as a file that machines read (article 20).',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'objection', 'Objection to marketing',
    'They object to our use of their data for marketing (article 21): it ends at once, without a reason, and no text leaves any more.',
    '1 month', null, false, true, '7 days', null
  ),
  (
    'automated_decision', 'A person is to look at a decision',
    'They want a person to look at what a machine decided or worked out about them (article 22). Somebody who may change it looks, and says why.',
    '1 month', '2 months', true, false, '7 days', 'rights_acknowledged'
  ),
  (
    'complaint', 'Complaint',
    'They complain, about how we use their data or about how they were treated. It is acknowledged within 30 days, looked into without undue delay, and they are told what came of it.',
    '30 days', null, false, false, '7 days', 'rights_acknowledged'
  );

insert into pipeline.alert_rules (
  type, severity, message, measures, todo, is_looked_for, looks_back, least_count, repeats_every, escalates_after, condition
)
values (
  'RIGHTS_REQUEST_DUE', 'HIGH', 'What somebody asked by right is nearly due, or overdue', 'days since people are to be alerted, which is some days before its last one',
  'Open the lead, answer it and settle it there, or extend it where the law lets you.', true, false, 1, '1 day', '1 day',
  $sql$
    select
      'request:' || requests.id as scope, requests.vendor_lead_id,
      ($1 at time zone settings.time_zone)::date - (requests.due_on - rules.warn_before)::date + 1 as amount
    from pipeline.settings
    cross join pipeline.rights_requests as requests
    join pipeline.rights_rules as rules using (kind)
    where requests.settled_at is null and requests.due_on - rules.warn_before <= $1 at time zone settings.time_zone
  $sql$
);

-- Whoever is handed to a person is told so. In other languages: we read English, a colleague answers; no native speaker has read these yet.
insert into pipeline.message_templates (template, purpose, body, text_class)
values
  ('handed_over', 'HANDED_OVER', 'Hi {first_name}, thank you. A person here will read what you wrote and answer you. {company}', 'answer'),
  ('handed_over_ar', 'HANDED_OVER', 'شكرا لرسالتك. نحن نقرأ الإنجليزية، وسيرد عليك أحد زملائنا. {company}', 'answer'),
  ('handed_over_bg', 'HANDED_OVER', 'Благодарим за съобщението. Ние четем на английски; ще ви отговори наш колега. {company}', 'answer'),
  ('handed_over_bn', 'HANDED_OVER', 'আপনার বার্তার জন্য ধন্যবাদ। আমরা ইংরেজি পড়ি; আমাদের একজন সহকর্মী আপনাকে উত্তর দেবেন। {company}', 'answer'),
  ('handed_over_cy', 'HANDED_OVER', 'Diolch am eich neges. Saesneg rydym ni yn ei darllen; bydd cydweithiwr yn eich ateb. {company}', 'answer'),
  ('handed_over_de', 'HANDED_OVER', 'Danke für Ihre Nachricht. Wir lesen Englisch; jemand aus unserem Team wird Ihnen antworten. {company}', 'answer'),
  ('handed_over_es', 'HANDED_OVER', 'Gracias por su mensaje. Leemos en inglés; una persona de nuestro equipo le responderá. {company}', 'answer'),
  ('handed_over_fr', 'HANDED_OVER', 'Merci pour votre message. Nous lisons l''anglais ; une personne de notre équipe vous répondra. {company}', 'answer'),
  ('handed_over_gu', 'HANDED_OVER', 'તમારા સંદેશ બદલ આભાર. અમે અંગ્રેજી વાંચીએ છીએ; અમારા એક સાથી તમને જવાબ આપશે. {company}', 'answer'),
  ('handed_over_hi', 'HANDED_OVER', 'आपके संदेश के लिए धन्यवाद। हम अंग्रेज़ी पढ़ते हैं; हमारे एक साथी आपको जवाब देंगे। {company}', 'answer'),
  ('handed_over_hu', 'HANDED_OVER', 'Köszönjük az üzenetét. Angolul olvasunk; egy munkatársunk fog Önnek válaszolni. {company}', 'answer'),
  ('handed_over_it', 'HANDED_OVER', 'Grazie per il messaggio. Leggiamo in inglese; le risponderà una persona del nostro gruppo. {company}', 'answer'),
  ('handed_over_lt', 'HANDED_OVER', 'Ačiū už žinutę. Mes skaitome angliškai; jums atsakys mūsų kolega. {company}', 'answer'),
  ('handed_over_pa', 'HANDED_OVER', 'ਤੁਹਾਡੇ ਸੁਨੇਹੇ ਲਈ ਧੰਨਵਾਦ। ਅਸੀਂ ਅੰਗਰੇਜ਼ੀ ਪੜ੍ਹਦੇ ਹਾਂ; ਸਾਡਾ ਇੱਕ ਸਾਥੀ ਤੁਹਾਨੂੰ ਜਵਾਬ ਦੇਵੇਗਾ। {company}', 'answer'),
  ('handed_over_pl', 'HANDED_OVER', 'Dziękujemy za wiadomość. Czytamy po angielsku; odpowie Państwu ktoś z naszego zespołu. {company}', 'answer'),
  ('handed_over_pt', 'HANDED_OVER', 'Obrigado pela mensagem. Nós lemos em inglês; uma pessoa da nossa equipa vai responder-lhe. {company}', 'answer'),
  ('handed_over_ro', 'HANDED_OVER', 'Vă mulțumim pentru mesaj. Noi citim în engleză; un coleg vă va răspunde. {company}', 'answer'),
  ('handed_over_ru', 'HANDED_OVER', 'Спасибо за сообщение. Мы читаем по-английски; вам ответит наш сотрудник. {company}', 'answer'),
  ('handed_over_ta', 'HANDED_OVER', 'உங்கள் செய்திக்கு நன்றி. நாங்கள் ஆங்கிலம் படிக்கிறோம்; எங்கள் சக ஊழியர் ஒருவர் உங்களுக்குப் பதிலளிப்பார். {company}', 'answer'),
  ('handed_over_tr', 'HANDED_OVER', 'Mesajınız için teşekkürler. İngilizce okuyoruz; bir çalışma arkadaşımız size cevap verecek. {company}', 'answer'),
  ('handed_over_uk', 'HANDED_OVER', 'Дякуємо за повідомлення. Ми читаємо англійською; вам відповість наш працівник. {company}', 'answer'),
  ('handed_over_ur', 'HANDED_OVER', 'آپ کے پیغام کا شکریہ۔ ہم انگریزی پڑھتے ہیں؛ ہمارا ایک ساتھی آپ کو جواب دے گا۔ {company}', 'answer'),
  ('handed_over_zh', 'HANDED_OVER', '谢谢您的信息。我们看英文；我们的一位同事会回复您。{company}', 'answer');

insert into pipeline.handover_texts (language, title, template, enabled)
values
  ('en', 'English', 'handed_over', true),
  ('ar', 'Arabic', 'handed_over_ar', true),
  ('bg', 'Bulgarian', 'handed_over_bg', true),
  ('bn', 'Bengali', 'handed_over_bn', true),
  ('cy', 'Welsh', 'handed_over_cy', true),
  ('de', 'German', 'handed_over_de', true),
  ('es', 'Spanish', 'handed_over_es', true),
  ('fr', 'French', 'handed_over_fr', true),
  ('gu', 'Gujarati', 'handed_over_gu', true),
  ('hi', 'Hindi', 'handed_over_hi', true),
  ('hu', 'Hungarian', 'handed_over_hu', true),
  ('it', 'Italian', 'handed_over_it', true),
  ('lt', 'Lithuanian', 'handed_over_lt', true),
  ('pa', 'Punjabi', 'handed_over_pa', true),
  ('pl', 'Polish', 'handed_over_pl', true),
  ('pt', 'Portuguese', 'handed_over_pt', true),
  ('ro', 'Romanian', 'handed_over_ro', true),
  ('ru', 'Russian', 'handed_over_ru', true),
  ('ta', 'Tamil', 'handed_over_ta', true),
  ('tr', 'Turkish', 'handed_over_tr', true),
  ('uk', 'Ukrainian', 'handed_over_uk', true),
  ('ur', 'Urdu', 'handed_over_ur', true),
  ('zh', 'Chinese', 'handed_over_zh', true);
