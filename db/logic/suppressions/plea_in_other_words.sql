-- Without regular expressions, of which a session keeps but 32 compiled: a phrase stands between blanks, or it does not.
create or replace function pipeline_private.plea_in_other_words(body text)
  returns boolean
  language plpgsql
  immutable
as $$
declare
  said text := lower(normalize(body, nfkc));
begin
  if octet_length(said) * 4 > char_length(said) * 5 then
    said := translate(said, '.,;:!?()"”“''।۔؟،。！，？…-' || U&'\200B\200C\200D\200E\200F\FEFF', '                         ');
    said := ' ' || btrim(said) || ' ';
    return said like any (pipeline_private.pleas_in_other_scripts()) or btrim(said) = any (pipeline_private.stops_in_other_scripts());
  end if;
  said := translate(normalize(said, nfkd), U&'\0300\0301\0302\0303\0306\0307\0308\030A\030B\030C\0323\0326\0327\0328', '');
  said := ' ' || btrim(translate(said, 'łıøđ.,;:!?()"''’-' || E'\n', 'liod             ')) || ' ';
  while strpos(said, '  ') > 0 loop
    said := replace(said, '  ', ' ');
  end loop;
  return said like any (pipeline_private.pleas_in_latin_letters()) or btrim(said) = any (pipeline_private.stops_in_latin_letters());
end
$$;

comment on function pipeline_private.plea_in_other_words is
  'Whether a text asks to be left alone in one of the languages that many in the UK speak at home: one of the usual phrases, or a bare stop.';

create or replace function pipeline_private.stops_in_latin_letters()
  returns text[]
  immutable
return string_to_array(
  'przestan|przestancie|wypisz|wypisz mnie|dezabonare|opriti|opreste|opreste te|para|pare|parem|parar|sair|baja|darse de baja|dar de baja|alto|basta|basta ya|ya basta|stop por favor|'
  || 'smettila|smettetela|cancellami|cancellatemi|arretez|arrete|arreter|desabonnement|desinscription|desinscrire|aufhoren|abmelden|abbestellen|stopiwch|stopia|peidiwch|'
  || 'dur|durdur|durun|iptal|sustabdykite|atsisakau|leiratkozas|leiratkozom|hagyjak abba|prestani|prestanite|dosta je|jooji|jooji fariinta|band karo|band kar do|band kijiye', '|'
);

create or replace function pipeline_private.pleas_in_latin_letters()
  returns text[]
  immutable
return array(
  select '% ' || phrase || '%'
  from string_to_table(
    'nie pisz do mnie |nie piszcie |nie dzwon do mnie|nie dzwoncie |nie kontaktuj|prosze nie pisac|prosze przestac|przestancie pisac|przestan pisac|przestancie do mnie|przestan do mnie|zostaw mnie w spokoju|zostawcie mnie w spokoju|nie chce wiecej wiadomosci|nie chce wiadomosci|nie chce zadnych wiadomosci|wypisz mnie z|usunac moj numer|usuncie moj numer|usun moj numer|'
    || 'nu ma mai contacta|nu ma contacta|nu mai scrie|nu imi mai scrie|nu imi mai trimite|nu mi mai scrie|nu mi mai trimite|nu ma mai deranja|nu ma mai suna|nu mai trimite|nu mai vreau mesaje|nu vreau mesaje|lasati ma in pace|lasa ma in pace|opriti mesajele|stergeti numarul|sterge ti numarul|dezabonati ma|'
    || 'no me escriba|no me escribas|no me llame|no me llamen|no me contacte|no me contacten|no me mande mensajes|no me manden|no me mande |no me envie|no me moleste|deje de escribir|dejen de escribir|deja de escribir|dejen de mandar|deje de mandar|deje de llamar|dejen de llamar|dejeme en paz|dejame en paz|dejenme en paz|no quiero mas mensajes|no quiero recibir mensajes|no quiero recibir mas mensajes|borre mi numero|borren mi numero|quiten mi numero|denme de baja|'
    || 'pare de me |parem de me |para de me |pare de mandar|parem de mandar|nao me mande|nao me mandem|nao me envie|nao me contacte|nao me contactem|nao me ligue|nao me liguem|nao me escreva|deixe me em paz|deixem me em paz|me deixe em paz|me deixa em paz|nao quero mais mensagens|nao quero receber mensagens|nao quero receber mais mensagens|apague o meu numero|apaguem o meu numero|remova o meu numero|'
    || 'non scrivetemi|non mi scriva|non scrivermi|non mi contatti|non contattatemi|non chiamatemi|non mi chiami|smettetela di |smetta di |smettila di |lasciatemi in pace|lasciami in pace|mi lasci in pace|non voglio piu messaggi|non voglio ricevere messaggi|non voglio ricevere piu messaggi|cancellate il mio numero|cancelli il mio numero|cancella il mio numero|'
    || 'arretez de m|arrete de m|arretez de me |arretez vos |ne me contactez|ne me contacte |ne m ecrivez|ne m ecris |ne m appelez|ne m envoyez|laissez moi tranquille|laisse moi tranquille|fichez moi la paix|desabonnez moi|supprimez mon numero|effacez mon numero|je ne veux plus de messages|je ne veux plus recevoir de messages|je ne veux plus recevoir vos|'
    || 'nicht mehr schreiben|nicht mehr kontaktieren|nicht mehr anrufen|schreiben sie mir nicht|schreibt mir nicht|kontaktieren sie mich nicht|rufen sie mich nicht|horen sie auf|hort auf|hor auf|lassen sie mich in ruhe|lasst mich in ruhe|lass mich in ruhe|keine nachrichten mehr|keine weiteren nachrichten|keine sms mehr|loschen sie meine|loschen sie bitte meine|'
    || 'peidiwch a thecstio|peidiwch a chysylltu|peidiwch a fy |peidiwch ag anfon|paid a thecstio|paid a chysylltu|gadewch lonydd i mi|gadewch fi |gad lonydd i mi|dim mwy o negeseuon|stopiwch |'
    || 'mesaj atmayin|mesaj atma |mesaj gondermeyin|mesaj gonderme |bana yazmayin|bana yazma |beni aramayin|beni arama |rahat birakin|rahat birak|numarami silin|'
    || 'nerasykite|nerasyk man|neskambinkite|palikite mane ramybeje|palik mane ramybeje|istrinkite mano numeri|ne irjanak|ne irjon|ne hivjanak|hagyjanak beken|hagyjon beken|ne kuldjenek|toroljek a szamom|ha ii soo dirin|ha i soo wicin|igu dhaafa|'
    || 'nemojte mi |nemojte vise|nemoj mi |ne pisite mi|ne pisi mi|ne saljite mi|ne zovite me|ne kontaktirajte|prestanite mi |prestanite da |prestanite slati|ostavite me na miru|obrisite moj broj|izbrisite moj broj|ne zelim poruke|ne zelim vise|'
    || 'message mat |msg mat |messages mat |mat bhejo|mat bhejna|text mat karo|call mat karo|message na kar|message na bhej|msg na kar|messages na |band karo message|messages band kar|message band kar|mujhe tang na|mujhe pareshan|mainu tang na|mainu message na', '|'
  ) as phrases (phrase)
);

create or replace function pipeline_private.stops_in_other_scripts()
  returns text[]
  immutable
return string_to_array(
  'ਬੰਦ ਕਰੋ|ਬੰਦ ਕਰ ਦਿਓ|ਰੋਕੋ|ਰੁਕੋ|ਬਸ|ਬੱਸ ਕਰੋ|ਸਟਾਪ|بند کرو|بند کریں|بند کر دیں|بند کردو|روکو|رک جاؤ|بس کرو|بس کریں|سٹاپ|توقف|توقفوا|أوقف|اوقف|أوقفوا|اوقفوا|إيقاف|ايقاف|قف|كفى|الغاء|إلغاء|إلغاء الاشتراك|الغاء الاشتراك|'
  || 'বন্ধ করুন|বন্ধ করো|বন্ধ কর|থামুন|থামো|স্টপ|બંધ કરો|બંધ કરી દો|રોકો|અટકો|સ્ટોપ|बंद करो|बंद करें|बंद कर दो|बन्द करो|रोको|रुको|बस करो|स्टॉप|நிறுத்து|நிறுத்துங்கள்|நிறுத்தவும்|停止|停|退订|退訂|取消|取消订阅|стоп|прекратите|прекрати|хватит|отпишите|отпишите меня|отписаться|припиніть|припини|досить|спрете|спри', '|'
);

create or replace function pipeline_private.pleas_in_other_scripts()
  returns text[]
  immutable
return array(
  select '%' || phrase || '%'
  from string_to_table(
    'ਮੈਸੇਜ ਨਾ|ਮੈਸਜ ਨਾ|ਸੁਨੇਹਾ ਨਾ|ਸੁਨੇਹੇ ਨਾ|ਫੋਨ ਨਾ ਕਰ|ਫ਼ੋਨ ਨਾ ਕਰ|ਤੰਗ ਨਾ ਕਰ|ਪਰੇਸ਼ਾਨ ਨਾ ਕਰ|ਭੇਜਣਾ ਬੰਦ|ਭੇਜਣੇ ਬੰਦ|ਮੈਸੇਜ ਬੰਦ|ਨੰਬਰ ਹਟਾ|ਨੰਬਰ ਮਿਟਾ|'
    || 'میسج نہ|میسج مت|پیغام نہ|پیغامات نہ|فون نہ کر|کال نہ کر|تنگ نہ کر|تنگ مت کر|پریشان نہ کر|بھیجنا بند|میسج بند|پیغامات بند|رابطہ نہ کر|میرا نمبر ہٹا|میرا نمبر مٹا|'
    || 'لا تراسل|لا ترسل|لا تتصل|لا تكتب|لا تزعج|توقف عن|توقفوا عن|كف عن|كفوا عن|أوقف الرسائل|اوقف الرسائل|أوقفوا الرسائل|لا أريد رسائل|لا اريد رسائل|لا أريد المزيد من الرسائل|اتركوني|اتركني|احذف رقمي|احذفوا رقمي|'
    || 'মেসেজ করবেন না|মেসেজ করো না|মেসেজ পাঠাবেন না|বার্তা পাঠাবেন না|মেসেজ দিবেন না|মেসেজ দেবেন না|ফোন করবেন না|কল করবেন না|বিরক্ত করবেন না|যোগাযোগ করবেন না|পাঠানো বন্ধ|মেসেজ বন্ধ|নম্বর মুছে|'
    || 'મેસેજ ન કર|મેસેજ ના કર|મેસેજ મોકલશો નહીં|મેસેજ કરશો નહીં|સંદેશ મોકલશો નહીં|સંદેશા મોકલવાનું બંધ|મેસેજ બંધ|મોકલવાનું બંધ|ફોન ન કર|ફોન ના કર|ફોન કરશો નહીં|હેરાન ન કર|હેરાન ના કર|નંબર કાઢી|'
    || 'मैसेज मत|मैसेज न |मैसेज ना|संदेश मत|संदेश न |फोन मत कर|फ़ोन मत कर|कॉल मत कर|परेशान मत कर|परेशान न कर|तंग मत कर|भेजना बंद|मैसेज बंद|संपर्क न कर|मेरा नंबर हटा|'
    || 'செய்தி அனுப்பாதீர்கள்|அனுப்பாதீர்கள்|தொடர்பு கொள்ளாதீர்கள்|அழைக்காதீர்கள்|தொந்தரவு செய்யாதீர்கள்|அனுப்புவதை நிறுத்து|'
    || '不要再发|不要再發|不要再给我|不要再联系|不要再打|别再发|別再發|别再给我|别再打|不要发|不要给我|不要給我|别给我|停止发|停止發|不要联系|不要聯繫|不要打电话|删除我的|刪除我的|别烦我|'
    || 'не пишите|не пиши мне|не звоните|не звони мне|не беспокойте|прекратите писать|прекратите присылать|перестаньте|оставьте меня|отстаньте|удалите мой номер|не присылайте|больше не пиш|'
    || 'не пишіть|не дзвоніть|не турбуйте|припиніть писати|припиніть надсилати|залиште мене|видаліть мій номер|не надсилайте|не ми пишете|не ми пишете|не ми звънете|не ме безпокойте|спрете да ми|спрете да пишете|оставете ме|изтрийте номера', '|'
  ) as phrases (phrase)
);
