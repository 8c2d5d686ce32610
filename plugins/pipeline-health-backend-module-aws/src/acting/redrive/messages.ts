import { Templates } from '@pipeline-health/plugin-pipeline-health-common';

const HIDDEN =
  '{{passedOver}} of other groups were passed over and are hidden for up to five minutes.';

/** What is said before dead letters are looked at or moved. */
export const redriveLineMessages: Templates = {
  'action.queue-empty': '{{queue}} is empty.',
  'action.letters_one': '{{count}} message waits; {{moving}}.',
  'action.letters_other': '{{count}} messages wait; {{moving}}.',
  'action.letters_old_one':
    '{{count}} message waits, the first came {{age}} ago; {{moving}}.',
  'action.letters_old_other':
    '{{count}} messages wait, the first came {{age}} ago; {{moving}}.',
  'action.moving': 'moving them takes about {{duration}} at {{rate}} a second',
  'action.moving_by-sqs': 'SQS chooses the velocity',
  'action.without-canary_one':
    'Without a canary {{count}} message goes at once: SQS is stopped when it is seen to come back, and what was moved until then stays moved.',
  'action.without-canary_other':
    'Without a canary all {{count}} messages go at once: SQS is stopped when they are seen to come back, and what was moved until then stays moved.',
  'action.order_fifo':
    'FIFO: the messages go behind those that were sent in the meantime, so later ones of their groups were processed before them.',
  'action.order_standard':
    'Standard queues keep no order: they are processed among new messages.',
  'action.kept':
    'What is moved one by one keeps its body, its attributes, its group and its trace. It gets a new id, time of sending and receive count, and we are its sender.',
  'action.receive-count':
    '{{queue}} has a dead-letter queue itself, {{deadLetterQueue}}: to receive messages can move them there. Without a canary SQS moves them all by itself.',
  'action.receive-count_by-hand':
    '{{queue}} has a dead-letter queue itself, {{deadLetterQueue}}: to receive messages can move them there.',

  'action.running-task_unknown':
    'Whether a task moves messages already could not be asked: {{message}}',
  'action.running-task_active':
    'A task moves messages out of {{queue}} already; SQS allows one at a time.',
  'action.running-task_none':
    'No other task moves its messages. An account can have 100 such tasks; SQS says only at the start whether there are.',
  'action.encryption':
    '{{queues}}: encrypted with a key of KMS, so the role needs kms:Decrypt and kms:GenerateDataKey for it as well.',

  'action.cause_found':
    'What can have put them there is still found: {{finding}}.',
  'action.cause_unknown':
    'Whether further dead letters come to {{queue}} is not known.',
  'action.cause_more_one':
    '{{count}} further message came to {{queue}} in the last {{window}}: something still fails.',
  'action.cause_more_other':
    '{{count}} further messages came to {{queue}} in the last {{window}}: something still fails.',
  'action.cause_behind':
    'No further dead letter came in the last {{window}}, but not everything behind could be asked: {{finding}}.',
  'action.cause_no-fault':
    'No further dead letter came in the last {{window}}, and no fault is found at {{names}}.',
  'action.cause_untold':
    'No further dead letter came in the last {{window}}, and nothing tells why they failed.',

  'action.consumer_fault': '{{queue}}: {{finding}}.',
  'action.consumer_unknown':
    'Whether anything takes messages from {{queue}} is not known.',
  'action.consumer_asks':
    'Something asks {{queue}} for messages and there were none in the last {{window}}: whether it succeeds is not seen.',
  'action.consumer_silent':
    'Nothing has asked {{queue}} for messages in the last {{window}}: they would only wait there.',
  'action.consumer_fails_one':
    'The consumer of {{queue}} received {{count}} message in the last {{window}} and processed none.',
  'action.consumer_fails_other':
    'The consumer of {{queue}} received {{count}} messages in the last {{window}} and processed none.',
  'action.consumer_partly_one':
    'The consumer of {{queue}} received {{count}} message in the last {{window}} and processed {{processed}}.',
  'action.consumer_partly_other':
    'The consumer of {{queue}} received {{count}} messages in the last {{window}} and processed {{processed}}.',
  'action.consumer_works_one':
    'The consumer of {{queue}} processed {{count}} message in the last {{window}}.',
  'action.consumer_works_other':
    'The consumer of {{queue}} processed {{count}} messages in the last {{window}}.',

  'action.no-source':
    'No queue names {{queue}} as its dead-letter queue, so SQS moves nothing out of it. {{instead}}',
  'action.destination_unknown':
    'Where the messages go could not be asked: {{message}}',
  'action.destination_foreign':
    '{{queue}} is not among the queues whose dead letters these are: messages of {{sources}} go there.',
  'action.destination_many_one':
    '{{count}} queue shares {{queue}}; only {{looked}} of them were looked at.',
  'action.destination_many_other':
    '{{count}} queues share {{queue}}; only {{looked}} of them were looked at.',
  'action.destination_chosen':
    'They go to {{queue}}, whose dead letters these are.',
  'action.destination_back':
    'Each goes back to the queue that set it aside: {{queues}}.',
  'action.destination_same': '{{queue}} is the queue that they are taken from.',
  'action.destination_elsewhere':
    '{{queue}} is of account {{account}} in {{region}}: messages go to queues of account {{ownAccount}} in {{ownRegion}} only.',
  'action.destination_gone': '{{queue}} does not exist.',
  'action.destination_other-type':
    '{{queue}} is of the other type: SQS moves from FIFO to FIFO only.',
  'action.foreign-failures':
    'Failures of {{senders}} come here as well: SQS moves only what a queue set aside, and its task fails at the first of the others. {{instead}}',
  'action.instead_functions':
    'Failures of the function {{functions}} hold the event or say where it is: {{lambda}}.',
  'action.instead_any':
    'Failures of SNS: {{sns}}; of EventBridge: {{eventbridge}}; of Lambda: {{lambda}}.',
  'action.offer_lambda':
    'call the function with the event again (Invoke), or, for batches of a stream, read their records from the stream while it keeps them',
  'action.offer_sns': 'publish the notification again (Publish)',
  'action.offer_eventbridge':
    'send the event again (PutEvents), or replay an archive',

  'action.failing-again_loop':
    'What fails again goes round without end: {{way}}. Each of these queues sets aside to the next.',
  'action.failing-again_without':
    '{{queues}}: without a dead-letter queue. What fails again there is received again and again until it expires, and then it is lost.',
  'action.failing-again_elsewhere':
    'What fails again goes to {{queues}}, not back to {{queue}}; it is watched there, if the role may.',

  'action.retention_first':
    'The first of them expires in {{left}}, worst case, before all are moved: raise the retention of {{queue}} first, or the velocity.',
  'action.retention_waits_one':
    '{{queue}} keeps messages for {{kept}}, and at the pace of its consumer the {{count}} message before them takes {{wait}}: they would expire there.',
  'action.retention_waits_other':
    '{{queue}} keeps messages for {{kept}}, and at the pace of its consumer the {{count}} messages before them take {{wait}}: they would expire there.',
  'action.retention_whole':
    'The retention starts anew: where they go they get a new id, a new time of sending and the whole retention.',
  'action.retention_shorter':
    'The retention starts anew, but {{queue}} keeps messages for {{kept}} and {{own}} for {{ownKept}}: what is not processed there by then is lost.',
  'action.retention_anew':
    'The retention starts anew: where they go they get a new id, a new time of sending and {{kept}}.',
  'action.visibility_hidden_one':
    '{{count}} message of {{queue}} is in flight, so something reads it: what is hidden is moved only when it is visible again.',
  'action.visibility_hidden_other':
    '{{count}} messages of {{queue}} are in flight, so something reads it: what is hidden is moved only when it is visible again.',
  'action.visibility_long':
    'What fails again is back after {{back}} only (receives allowed × visibility timeout); for as long the canary is watched.',
  'action.visibility_back':
    'What fails again is back after about {{back}} (receives allowed × visibility timeout).',
  'action.in-flight_one':
    '{{count}} message of {{queue}} is in flight, and SQS allows about {{limit}}: beyond that it gives out no more.',
  'action.in-flight_other':
    '{{count}} messages of {{queue}} are in flight, and SQS allows about {{limit}}: beyond that it gives out no more.',
  'action.size':
    '{{queue}} accepts messages of up to {{largest}}, {{own}} of up to {{ownLargest}}: at a larger one the redrive fails.',
  'action.other-groups':
    'SQS gives messages in its own order: up to {{most}} of other groups are received as well and hidden for five minutes.',

  'action.sample_some':
    '{{sample}} of about {{visible}} are looked at, those that SQS happens to give: counts are of the sample.',
  'action.sample_all': 'All {{visible}} that wait are looked at.',
  'action.peek-receives_final':
    '{{queue}} has a dead-letter queue itself, {{deadLetterQueue}}: to look at a message counts as receiving it and can move it there.',
  'action.peek-receives':
    'To look at a message counts as receiving it: its receive count goes up by one, and it is hidden for up to a minute. No queue is behind {{queue}} to which that could move it.',
  'action.peek-receives_fifo':
    'To look at a message counts as receiving it: its receive count goes up by one, and it is hidden for up to a minute, as are those behind it in its group. No queue is behind {{queue}} to which that could move it.',
  'action.peek-values_shown':
    'Values are shown of {{paths}} (pipelineHealth.actions.peek.unmask); of everything else only names, types and sizes.',
  'action.peek-values_hidden':
    'Only names, types and sizes are shown, and errors without what may be values in them; no bodies are kept.',
  'action.peek-while-moving':
    'A task moves its messages: what is looked at is not moved for a minute.',

  'action.redrive-price':
    'At most a receive, a send and a delete to move each message, and a receive and a delete to consume it; payloads above 64 KB count once for each 64 KB.',
  'action.not-redrivable': 'No queue names {{queue}} as its dead-letter queue',
  'action.no-dead-letters': '{{queue}} takes no dead letters',
  'action.only-set-aside':
    'SQS moves only what queues set aside, and no queue names {{queue}} as its dead-letter queue. {{instead}}',
};

/** What is said while dead letters are looked at or moved, and of what came of it. */
export const redriveStepMessages: Templates = {
  'action.canary-moves_one': 'Moves {{count}} message ahead, one by one.',
  'action.canary-moves_other': 'Moves {{count}} messages ahead, one by one.',
  'action.canary-homeless_one':
    '{{count}} of the first messages names no queue that set it aside, so a task of SQS would fail at it. Choose a destination, or send it again to where it came from.',
  'action.canary-homeless_other':
    '{{count}} of the first messages name no queue that set them aside, so a task of SQS would fail at them. Choose a destination, or send them again to where they came from.',
  'action.canary-none':
    'No message could be received: there is none, or all are in flight.',
  'action.canary-waits': 'Waits until the canary is consumed or comes back.',
  'action.canary-came-back':
    'Stopped after the canary: whatever made them fail is still there.',
  'action.canary-unseen':
    'Stopped after the canary: it was not seen consumed, and the queues that it went to hold more than before.',
  'action.sqs-starts': 'Has SQS move the rest.',
  'action.sqs-moves': 'SQS moves the messages.',
  'action.sqs-busy': 'A task moves messages already: SQS allows one.',
  'action.sqs-untold': 'SQS accepted the task and does not tell of it.',
  'action.sqs-forgot': 'The queue is gone, or SQS forgot the task.',
  'action.sqs-stopped': 'Somebody else had SQS stop it.',
  'action.sqs-gave-up_queue-gone': 'SQS gave up: a queue is gone.',
  'action.sqs-gave-up_no-source':
    'SQS gave up at a message that no queue set aside: choose a destination, or send it again to where it came from.',
  'action.sqs-gave-up_other': 'SQS gave up: {{failure}}.',
  'action.sqs-gave-up_untold': 'SQS gave up: it does not say why.',
  'action.stops': 'Stops.',
  'action.stopped': 'Stopped.',
  'action.came-back': 'Stopped by itself: what was moved came back.',
  'action.settles': 'All are moved; waits for those that come back.',
  'action.too-many-back': 'All were moved, and too many came back.',
  'action.moved_none': 'None was moved.',
  'action.moved_one': '{{count}} was moved, none was seen to come back.',
  'action.moved_other': '{{count}} were moved, none was seen to come back.',
  'action.moved_back_one':
    '{{count}} was moved, {{back}} came back ({{ratio}}).',
  'action.moved_back_other':
    '{{count}} were moved, {{back}} came back ({{ratio}}).',
  'action.queue-gone': 'A queue is gone: {{message}}.',
  'action.refused': '{{message}}.',
  'action.refused_in-both':
    '{{message}}. Message {{id}} was sent and could not be deleted: it is in both queues.',
  'action.unsure_one':
    '{{count}} may be in both queues, because nobody heard what became of it.',
  'action.unsure_other':
    '{{count}} may be in both queues, because nobody heard what became of them.',
  'action.group-moves': 'Moves the messages of the group, one by one.',
  'action.group-settles': 'They are moved; waits for those that come back.',
  'action.group-too-many-back': 'They were moved, and too many came back.',
  'action.group-moved_none': `{{moved}} of the group were moved; ${HIDDEN}`,
  'action.group-moved_quiet': `{{moved}} of the group were moved, none was seen to come back; ${HIDDEN}`,
  'action.group-moved_back': `{{moved}} of the group were moved, {{back}} came back ({{ratio}}); ${HIDDEN}`,
  'action.homeless_one':
    '{{count}} names no queue that set it aside: choose a destination for it.',
  'action.homeless_other':
    '{{count}} name no queue that set them aside: choose a destination for them.',
  'action.peeks': 'Looks at dead letters.',
  'action.peeked_one':
    '{{looked}} were looked at, in {{count}} group. They are hidden for up to a minute.',
  'action.peeked_other':
    '{{looked}} were looked at, in {{count}} groups. They are hidden for up to a minute.',
  'action.peeked_none':
    'There was none to look at: the queue is empty, or all are in flight.',
};
