/**
 * What is sent to people, in words.
 *
 * @public
 */
export interface ToldInWords {
  /** BCP 47; that of `pipelineHealth.notifications`. */
  language: string;
  /** What it is about, in one line. */
  headline: string;
}
