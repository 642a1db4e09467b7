insert into pipeline.alert_rules (type, severity, message, todo, repeats_every)
values (
  'MODEL_DOWN', 'MEDIUM', 'A language model does not answer, and the rules alone go on',
  'See whether the key, the model or the account is at fault; agents go by their rules meanwhile.', '1 day'
);

-- Texts of agents leave by themselves, within the rules of every text.
update pipeline.agents set drafts_only = false;

-- What valuers, lenders and conveyancers ask about first. Nothing is refused by a text alone: a person looks at each.
insert into pipeline.flag_rules (flag, title, means, description)
values
  ('short_lease', 'Short lease', 'person', 'Fewer than 80 years are left: extending is dear, and lenders commonly want 70 to 85.'),
  ('no_ews1', 'No EWS1 form', 'person', 'A flat in a tall or clad building without the form that lenders ask for, or with works to its cladding to come.'),
  ('non_standard_construction', 'Non-standard construction', 'person', 'Concrete panels, steel or timber frames, cob, prefabricated or park homes: few lenders take them, and sold prices nearby tell little.'),
  ('protected_tenant', 'Tenant who stays', 'person', 'A sitting, regulated or life tenant, or somebody with a right to live there.'),
  ('spray_foam', 'Spray foam', 'person', 'Foam insulation on the underside of the roof: most lenders refuse it.'),
  ('flood', 'Flooding', 'person', 'The property has been flooded, or water comes in.'),
  ('co_owner_against', 'An owner does not agree', 'person', 'Somebody who owns a part of it does not want to sell, or will not sign.'),
  ('shared_ownership', 'Shared ownership', 'person', 'A housing association or somebody else owns the other share.'),
  ('debt_above_price', 'Debts above its price', 'person', 'More is owed on it than it is worth: a sale does not clear the charges.'),
  ('auction_date', 'In an auction', 'person', 'It is entered for an auction: another buyer may be bound already.'),
  ('subsidence', 'Subsidence', 'person', 'It moves, has moved, or was underpinned.'),
  ('japanese_knotweed', 'Japanese knotweed', 'person', 'Grows there, or was treated: lenders want a plan with a guarantee.'),
  ('other_red_flag', 'Something else a buyer must know', 'person', 'A freehold flat, a flying freehold, mines, squatters, a restriction on the title, a flat above a shop, and their like.');

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
