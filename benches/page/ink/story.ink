// A calm hour on a small desk: three things arrive, none of them loud. Ours, written for the comparison: about as much
// story as a first exercise has, with knots, variables, conditional text and choices that come back.

VAR logged = false
VAR told_floor = false
VAR told_client = false
VAR asked_back = 0
VAR minutes = 0

-> morning

=== function spend(n)
~ minutes = minutes + n

=== function clock()
{minutes < 10:
  ~ return "09:0{minutes}"
}
~ return "09:{minutes}"

=== morning
It is nine o'clock. Forty people take calls at the Ashdown desk this morning, and you have the floor.
Tomasz comes over from bay two. "Three of my callers say the same thing. They book a repair, they get a text, and the text has yesterday's date in it."
He does not sound worried. He sounds as if he would like somebody to know.
* [Ask him what the callers did with the wrong date]
  ~ asked_back = asked_back + 1
  ~ spend(1)
  "Two of them laughed," he says. "One stayed in all yesterday evening with the text in her hand, because the text said so, and nobody came."
  -> what_it_is
* [Thank him and write it down now]
  ~ logged = true
  ~ spend(1)
  You open a record while he is still standing there: wrong date in the text that confirms a repair, three callers, since eight this morning. He reads it over your shoulder and nods.
  -> what_it_is
* [Say you will look at it after the stand-up]
  ~ spend(8)
  The stand-up takes eight minutes. When you come back there is a yellow note on your screen: "Two more. T."
  -> what_it_is

=== what_it_is
It is {clock()}. The queue is short. On the board everything is green, and it would be: nobody is waiting, the texts go out, the bookings are right in the diary. Only the words are wrong.
{asked_back > 0: You think of the caller who stayed in all evening.}
- (options)
* {not logged} [Open a record for it]
  ~ logged = true
  ~ spend(1)
  You write what is known and no more: the text that confirms a repair carries the date of the day before. First heard of at nine, from bay two. The diary itself is right.
  -> options
* [Book a repair yourself, to your own number]
  ~ asked_back = asked_back + 1
  ~ spend(3)
  The diary says Thursday. Your telephone buzzes: "Your repair is on Wednesday." So it is not the callers, and it is not only three of them.
  -> options
* [Ring the people who look after the texts]
  ~ spend(4)
  Nadia answers. "We moved the texts to the new sender last night. Since midnight, all of them." She is quiet for a moment. "How many bookings is that?"
  -> how_many
* [Wait and see whether it goes away]
  ~ spend(15)
  A quarter of an hour goes by. Tomasz has drawn a small fence of five strokes on his pad, and then another.
  -> how_many

=== how_many
{clock()}. You look it up: a hundred and twelve repairs were booked since midnight. A hundred and twelve people hold a text with the wrong day in it, and the earliest of them will stay in today for nobody.
{not logged: There is still no record of it anywhere but on Tomasz's pad.}
- (options)
* {not told_floor} [Tell the floor what to say]
  ~ told_floor = true
  ~ spend(3)
  You write to all bays: "The text that confirms a repair shows the wrong day, one too early, for bookings since midnight. The booking itself is right. Please read the day out from the diary before you end the call. We are seeing to the texts. Next word from me at 09:45."
  A thumb goes up in bay four, and then along the row.
  -> options
* {not told_client} [Tell the housing association whose tenants they are]
  ~ told_client = true
  ~ spend(4)
  You ring Mrs Achebe before she rings you. She listens. "Is anybody going to be standing on a step today who should not be?"
  "The earliest are this afternoon's. We ring those ourselves, now, before ten."
  "Then thank you," she says. "Write it to me when it is done."
  -> options
* [Ask Nadia to stop the texts]
  ~ spend(2)
  "All of them? The reminders as well?" The reminders are right, she has looked. The two go through the same gate.
  -> stop_or_not

=== stop_or_not
It is {clock()}, and this one is yours. If the gate is shut, no wrong text goes out. No reminder goes out either, and this afternoon's engineers will find some doors locked.
* [Shut the gate until it is mended]
  ~ spend(2)
  Nadia shuts it. You write into the record who said so, and when, and what else it stops, so that nobody has to wonder at four o'clock.
  -> the_ring_round
* [Leave it open, and ring everybody who books from now on]
  ~ spend(10)
  It holds for ten minutes. Then the queue is seven deep, because everybody is ringing out and nobody is answering.
  -> the_ring_round
* [Ask whether only the one text can be held back]
  ~ asked_back = asked_back + 1
  ~ spend(3)
  "Give me a minute." It takes her three. "Yes. The confirmations have a name of their own on the new sender. They are held, the reminders go."
  You write that into the record too. It was worth a question.
  -> the_ring_round

=== the_ring_round
{clock()}. The list of this afternoon's visits has nineteen names on it. Tomasz has put his hand up without being asked.
* [Give him four people and the list]
  ~ spend(12)
  Twelve minutes, and eighteen of nineteen are reached. The nineteenth is the caller who stayed in yesterday evening. She does not pick up.
  -> the_nineteenth
* [Send all nineteen a second text]
  ~ spend(2)
  "Please ignore our last text" goes out nineteen times. Six people ring to ask which one was the last.
  -> the_nineteenth

=== the_nineteenth
Her name is Mrs Lindqvist, and it is a boiler.
* [Ring the engineer and ask him to wait for her]
  ~ spend(2)
  "I am two streets away," he says. "I will knock twice."
  -> closing
* [Leave her a message with the right day, the right time and your number]
  ~ spend(2)
  You say the day twice, slowly, and that you are sorry about yesterday evening, and that nobody will charge her for anything.
  -> closing

=== closing
By {clock()} Nadia has mended it. You book one more repair to your own telephone: the diary says Thursday, and the text says Thursday.
{logged: The record has seven lines and each has a time.|You open the record at last, and find that you have to ask Tomasz when it began.}
{told_floor: The floor heard it from you and not from the callers.|The floor worked it out for itself, in five different ways.}
{told_client: Mrs Achebe has her letter.|Mrs Achebe heard of it from a tenant, and would have liked to hear of it from you.}
{asked_back > 1: You asked back more than once this morning, and each time it was cheaper than guessing.}
Tomasz rubs out his fences. "That was not so bad," he says.
+ [Begin the morning again]
  ~ logged = false
  ~ told_floor = false
  ~ told_client = false
  ~ asked_back = 0
  ~ minutes = 0
  -> morning_again

=== morning_again
# clear
It is nine o'clock again, and Tomasz is on his way over from bay two.
+ [Ask him what the callers did with the wrong date]
  ~ asked_back = asked_back + 1
  ~ spend(1)
  "One of them stayed in all evening," he says.
  -> second_look
+ [Write it down while he tells you]
  ~ logged = true
  ~ spend(1)
  You write, and he waits until you have the last word.
  -> second_look

=== second_look
It is {clock()}. You know how this one goes, and it is still yours.
+ [Tell the floor what to say, then ring the ones who are due today]
  ~ told_floor = true
  ~ spend(15)
  -> closing
+ [Ring Mrs Achebe first]
  ~ told_client = true
  ~ spend(4)
  -> closing
