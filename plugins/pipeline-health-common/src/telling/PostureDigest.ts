import { Message } from '../model';
import { ToldInWords } from './ToldInWords';

/**
 * The version of what is told of posture. It grows when something that is there
 * now means something else or is gone; what is added does not count.
 *
 * @public
 */
export const POSTURE_TELLING_VERSION = 1;

/**
 * Advice on a stage, as it is told.
 *
 * @public
 */
export interface ToldAdvice {
  /** A pipeline that the stage is part of. */
  pipeline: { entityRef: string; title: string };
  /** ARN */
  stage: string;
  findingId: string;
  title: string;
  remedy: string;
  /** What title and remedy are made of; absent of what was found before that was kept. */
  message?: Message;
  /** Where it is shown; without a host where `app.baseUrl` is not known. */
  link: string;
}

/**
 * How much advice there is, and what to read first.
 *
 * @public
 */
export interface ToldAdviceList {
  count: number;
  first: ToldAdvice[];
}

/**
 * What an owner is told of posture at most once a week, and only when it
 * changed. The payload of the event `pipeline-health.posture.digest`.
 *
 * @public
 */
export interface PostureDigest {
  version: typeof POSTURE_TELLING_VERSION;
  /** Entity ref of the owner. */
  recipient: string;
  /** ISO 8601 */
  at: string;
  /** ISO 8601; when it was looked at before. Absent the first time. */
  since?: string;
  /** 0–100, over the stages of all pipelines of the owner; each stage counts once. */
  score: number;
  /** The score of before. */
  previousScore?: number;
  /** Advice that was not open before. */
  appeared: ToldAdviceList;
  /** Advice that was open before and was followed. */
  followed: ToldAdviceList;
  /** All advice that is open, what to mend first first. */
  open: ToldAdviceList;
}

/**
 * A digest as it is sent to its owner. Its words, title and remedy of all advice
 * included, are in its language.
 *
 * @public
 */
export interface PostureNotification extends PostureDigest, ToldInWords {}
