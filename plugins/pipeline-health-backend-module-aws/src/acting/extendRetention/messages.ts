import { Templates } from '@pipeline-health/plugin-pipeline-health-common';

/** What is said of keeping data for longer, by what is kept. */
export const retentionMessages: Templates = {
  'action.keeps-longest_messages':
    'It keeps messages for {{kept}} already, which is as long as AWS can',
  'action.keeps-longest_records':
    'It keeps records for {{kept}} already, which is as long as AWS can',
  'action.keeps-longer_messages':
    'Messages are kept for {{to}} instead of {{from}}, those that wait included',
  'action.keeps-longer_records':
    'Records are kept for {{to}} instead of {{from}}, those that wait included',
  'action.keeps-already_messages':
    'Messages are kept for {{from}} already; it is only ever made longer',
  'action.keeps-already_records':
    'Records are kept for {{from}} already; it is only ever made longer',
  'action.in-force': 'The change is in force within {{lag}}',
  'action.in-force-before-loss_messages':
    'The change is in force within {{lag}}, before the first messages can be lost',
  'action.in-force-before-loss_records':
    'The change is in force within {{lag}}, before the first records can be lost',
  'action.lost-before-in-force_messages':
    'The first messages can be lost before the change is in force, which takes up to {{lag}}',
  'action.lost-before-in-force_records':
    'The first records can be lost before the change is in force, which takes up to {{lag}}',
  'action.extends_messages': 'Has AWS keep messages for longer.',
  'action.extends_records': 'Has AWS keep records for longer.',
  'action.waits-for-retention': 'Waits until AWS tells the new retention.',
  'action.not-extended_messages':
    'Nothing was raised: messages are kept for {{kept}}',
  'action.not-extended_records':
    'Nothing was raised: records are kept for {{kept}}',
  'action.extended_messages':
    'AWS tells that messages are kept for {{kept}}; that is in force within {{lag}}. A template that sets the retention sets it back: raise it there, too',
  'action.extended_records':
    'AWS tells that records are kept for {{kept}}; that is in force within {{lag}}. A template that sets the retention sets it back: raise it there, too',
  'action.extension-unseen': 'AWS took the change and tells {{kept}} still',
  'action.dead-letter-retention':
    'Its dead-letter queue {{queue}} keeps messages for {{kept}} since they were first sent: extend it too, or what is set aside late expires at once',
  'action.stream-not-active':
    'The stream was {{status}} when it was read last; AWS changes it only while it is ACTIVE',
  'action.stream-not-active_unknown':
    'The stream was not described when it was read last; AWS changes it only while it is ACTIVE',
  'action.queue-retention-price':
    'SQS charges nothing for the time that it keeps messages.',
  'action.stream-retention-price':
    'From the second to the seventh day open shards × 730 hours, or on demand what is kept, by the gigabyte; beyond that what is kept, by the gigabyte, at the volume of the last hours.',
};
