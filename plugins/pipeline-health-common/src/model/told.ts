import { Message } from './message';

/**
 * Whether somebody hears of something: nobody can be known, or not be known.
 *
 * @public
 */
export type Heard = 'somebody' | 'nobody' | 'unknown';

/**
 * An alarm on a stage, and who hears it.
 *
 * @public
 */
export interface HeardAlarm {
  /** ARN of the stage. */
  stage: string;
  alarm: string;
  heard: Heard;
  /** Whom it reaches, or why it reaches nobody, one sentence each, in English. */
  reasons: string[];
  /** What each of the reasons is made of. */
  messages?: Message[];
}

/**
 * Who is told when a pipeline breaks while nobody looks.
 *
 * @public
 */
export interface WhoIsTold {
  heard: Heard;
  /** One sentence, in English. */
  text: string;
  /** What the sentence is made of. */
  message: Message;
  alarms: HeardAlarm[];
  /** ARNs of the stages that should have an alarm and whose alarms, if any, reach nobody. */
  silent: string[];
}
