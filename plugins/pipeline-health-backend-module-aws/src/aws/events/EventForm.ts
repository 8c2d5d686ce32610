import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';
import { StageReport } from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';

/** A text that others wrote, as long as names are. */
export const eventText = z
  .string({ error: 'expected a text' })
  .min(1, { error: 'expected a text' })
  .max(1024, { error: 'expected at most 1,024 characters' });

/** An event as EventBridge delivers it. */
export const eventSchema = z.object({
  id: eventText.max(100, { error: 'expected at most 100 characters' }),
  source: eventText,
  'detail-type': eventText,
  account: z.string().regex(/^\d{12}$/, { error: 'expected twelve digits' }),
  region: eventText,
  time: z.iso.datetime({ offset: true, error: 'expected a time' }),
  resources: z.array(eventText).max(100).default([]),
  detail: z.record(z.string(), z.unknown(), { error: 'expected a mapping' }),
});

/** An event of EventBridge, read. */
export type AwsEvent = z.infer<typeof eventSchema>;

/** What an event says of one stage of a kind. */
export interface ToldOfStage {
  name: string;
  reports?: readonly StageReport[];
}

/**
 * A sort of events of EventBridge that tell of stages of a kind. Those that
 * CloudTrail writes are none: they cost, and a description tells the same.
 */
export interface EventForm {
  /** Who sends it: `aws.glue`. */
  readonly source: string;
  /** What it may be called; anything when absent. */
  readonly types?: readonly string[];
  /**
   * What it says. Throws a `ZodError` when it is not what its name says;
   * `identify` finds the name of a stage of the kind in an ARN.
   */
  tells(
    event: AwsEvent,
    identify: (arn: ParsedArn) => string | undefined,
  ): readonly ToldOfStage[];
}

/** Events whose detail names the stage. */
export function eventsOf<TDetail>(form: {
  source: string;
  types: readonly string[];
  /** Has the fields that are read. */
  detail: z.ZodType<TDetail>;
  /** The name of the stage; undefined where it tells of something else. */
  name(detail: TDetail): string | undefined;
  /** What it tells of the stage that no question answers. */
  report?(detail: TDetail): Omit<StageReport, 'at'>;
}): EventForm {
  const { source, types, name, report } = form;
  const schema = z.object({ detail: form.detail });
  return {
    source,
    types,
    tells({ time, detail }) {
      const read = schema.parse({ detail }).detail;
      const stage = name(read);
      return stage === undefined
        ? []
        : [
            {
              name: stage,
              ...(report && {
                reports: [{ ...report(read), at: Date.parse(time) }],
              }),
            },
          ];
    },
  };
}

/** Events that name the stage by its ARN. */
export function eventsByArn(
  source: string,
  types?: readonly string[],
): EventForm {
  return {
    source,
    types,
    tells: ({ resources }, identify) =>
      resources.flatMap(text => {
        const name = nameIn(text, identify);
        return name === undefined ? [] : [{ name }];
      }),
  };
}

/** Events are about other things than stages as well, with names that no stage could have. */
function nameIn(
  text: string,
  identify: (arn: ParsedArn) => string | undefined,
): string | undefined {
  try {
    return identify(parseArn(text));
  } catch {
    return undefined;
  }
}
