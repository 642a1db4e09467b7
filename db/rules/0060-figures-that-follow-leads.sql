-- What vendors answer within a day changes the day before, so it is written as what they answer within seven is.
update pipeline.figures set settles_after = '9 days' where figure = 'quick_reply_rate';
