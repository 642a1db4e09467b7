/** Written to teach the smoke detector what the corpora have few of; by nobody who has read the sealed texts. */
export const ownTexts: Readonly<Record<'plea' | 'person' | 'other' | 'none', string>> = {
  plea: `no more of these please
can you not
leave us be now
that will do thank you, nothing further
I would like these to end
you have had your answer, goodbye
lose my number
delete me off whatever this is
who do I tell so these don't come any more
thats the last one I want to see
stop bugging us
not one more text
we dont want hearing from you
dinna message me again
gonnae no dae that
scrub my details
I said no so why are you still writing
no further contact required
this has gone on long enough
go away
shut up will you
get off my phone
I never wanted these
another one?? seriously
you lot again
pack it in
cut it out
blocked
reported as spam
take the hint`,
  person: `I've just come out of hospital and I'm not up to much
the carers come four times a day now
my oxygen has to be delivered so not mornings
waiting on a scan result, cant think about houses
I had a breakdown in march and I lost my job
the doctor has signed me off with my nerves
they found something on my lung
I can't walk far since the hip went
mum gets muddled, she has carers in
dad is in a home now with his memory
my wife has gone into a hospice
my husband was taken into hospital last night
he's on the ward still, I'm there all day
I have MS and some days I cant hold the phone
on the sick, they stopped my payments
we have bailiffs due on thursday
the bank is taking us to court over the mortgage
got a letter saying they will evict us on the 9th
I owe everybody, I can't open the post any more
the meter has run out and there is no food in
we are living on toast til payday
using the food bank since january
they are going to cut the electric off
he hits me, I need to be gone before he is back
my ex turns up and sits outside, police know
I am in a refuge with the children
he checks my phone so I delete these
my son makes me sign things
my nephew says I have to agree or he'll put me out
a man came round and told me I must sell it
I do not know what I've signed
I keep forgetting what we said, who are you again please
I'm eighty nine and live alone and I get confused
I can't read very well, my friend is reading this out
I don't see so well now, can you ring instead
I'm deaf so I can't use a phone
I cant stop crying since she went
we lost our little boy
he passed in the summer and I have not moved his things
it was his house, he's gone now
since my wife went I rattle about in it
I just want it all to stop, I'm so tired
there is nothing left for me
nobody would miss me
I don't want to wake up tomorrow
drinking again, lost my licence and my marriage
he's in prison and I am on my own with the baby
I'm on remand, my sister has my phone
there was a fire and we're in temporary housing
the roof came in last night, we have nowhere to go
the ambulance is here I can't talk
police are here now
flooded out, sleeping in the car
I am 16 and its my mums house
my social worker does my letters
I have a support worker who helps me with money
power of attorney is with my daughter since the stroke
I've got learning difficulties and need it explained slowly
cancer is back so we want to be near our daughter
my heart is bad and stairs are beyond me
I want to see what data you keep about me
please send all the records you have on me under gdpr
under article 15 I request a copy of my file
I want to make a formal complaint
who is your manager, I am not happy with how I was treated
this is disgraceful service and I will be taking it further
your man was rude to my wife on the phone
I shall be reporting you to the ombudsman
trading standards will hear about this
you will hear from my solicitors
see you in court
I am a journalist writing about quick house sales
I'm with the local paper, can someone comment
can I speak to somebody please
I would rather talk to a human being
get someone to ring me
is there a person I can talk to
I don't do texts, can one of your people call
I don't want a computer deciding, a person must look at it
I object to you using my details
you do not have my consent to keep my information
remove the data you hold on me
you thieving robbing swine
you're scum preying on old folk
I know where your office is
parlez vous francais
je ne comprends pas l'anglais
no hablo inglés
mówi ktoś po polsku
nu vorbesc engleza
nao falo ingles, tem alguem que fala portugues
ich spreche kein englisch
non parlo inglese
türkçe bilen var mı
ingilizce bilmiyorum
aap hindi mein baat kar sakte hain
mujhe english nahi aati
little english sorry, speak slow`,
  other: `this is her husband, she's out
I'm his sister, he asked me to look at these
it's not my house it's my nan's
mum doesn't know I'm texting you
he doesn't want to sell, I'm his wife
I'm the neighbour, I keep an eye on it
I'm only the tenant
I'm the lodger
it belongs to my landlord
I am the agent acting for the vendor
I'm writing for my father
this is Tony's phone but he's driving
her daughter here
carer here, he can't answer
I look after her affairs
I'm the solicitor for the estate
my boss owns it
it's the council's house
I clean for the lady who lives there
we are her family and we'll decide for her
you've got the wrong person
no idea who you mean
never heard of her
I bought this phone last week
this used to be someone else's number
I don't own a house, I'm fifteen
we rent
nobody here by that name
think you meant to text someone else
this is a work phone, the one you want has left
not Mr Ahmed, sorry
I've had texts for him before, I'm not him
wrong one mate
who is Janet
this is a taxi firm
sorry I think you have my mum's old number`,
  none: `the neighbours are a lovely old couple
hospital is ten minutes away
next to the care home, very quiet
near the police station
my wife and I own it together
my husband will be in to show you round
the tenant leaves in march
I work nights so text is best
call me after six
I'm on holiday until the 9th
sorry been busy with the kids
bit poorly with a cold, will reply tomorrow
the boiler died so I had a new one put in
the roof was done last year
needs a lick of paint
we're emigrating to Spain
downsizing now the kids have gone
moving for work
selling to be nearer the grandchildren
the garden is dead but the house is fine
it's been on with an agent for six months
no chain
I stopped using the back bedroom
the rain stops at the porch
leave the offer with me for a day or two
let me ask my wife
what happens next
how did you get to that figure
we were hoping for a bit more
who pays the legal fees
is it cash
when would you want to come and see it
I'll send photos tonight
freehold, no mortgage
no I live in it
it's empty
three bed semi with a garage
do you want the postcode
ok thanks
sounds interesting
tell me more
yes still interested
not yet, still thinking
we are flexible on dates
previous buyer dropped out
there's an old lady next door
my daughter thinks the price is fair
the solicitor is ready
the lease is long
its a mid terrace
can you go any higher
fine by me
go on then
that's lower than I thought
I'd want 150 for it
yes I own it
built in the thirties
parking for two cars
last text went to my spam
I complained to the council about the bins
the phone was off
do you buy flats
are there any fees
on the market with another agent
is the price fixed
lovely, thank you
speak soon
what's your email
got your text
hi there
yes please
no mortgage on it
eh?
eh
what?
dunno
pardon?
say that again
come again?
not sure what you mean
hmm
is this a scam?
are you legit
is it genuine
yes just me
I am the sole owner
nobody lives there
just us and the dog
a house
end tce
make me an offer
come and see it
been here since 1990
no idea, you tell me
don't know off hand
same as last time
it's an old house
brick I think
my tenant has gone
yes thats right
yes that's all correct
still looking to sell
hello?
hiya
good morning
morning
cheers
will do
no rush
all good
sorry I got the price wrong, its 165
sorry I got that wrong, it has 3 bedrooms
my mistake, we are asking 180k
wrong figure there, I meant 150
got that wrong it is a four bed
sorry, typed the wrong postcode
Sorry I got that wrong, I am asking £210,000
I got that wrong, I am asking 95,000`,
}
