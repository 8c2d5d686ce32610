import {
  GetCrawlerCommand,
  GlueClient,
  StartCrawlerScheduleCommand,
  UpdateCrawlerCommand,
} from '@aws-sdk/client-glue';
import type { Crawler, UpdateCrawlerCommandInput } from '@aws-sdk/client-glue';
import { JsonObject, JsonValue } from '@backstage/types';
import { z } from 'zod';
import { AwsAccess } from '../../aws/access';
import { say } from '../say';
import { Setter } from './Setter';
import { settingsIn } from './settings';

const updateSchema = z.custom<UpdateCrawlerCommandInput>(
  value => z.looseObject({ Name: z.string() }).safeParse(value).success,
);
const scheduleSchema = z.object({ CrawlerName: z.string() });

/** How a crawler works; Glue leaves as it is what is not named. */
export const crawlerSettings: Setter = {
  service: 'glue',
  operation: 'UpdateCrawler',
  iamActions: ['glue:GetCrawler', 'glue:UpdateCrawler'],
  isOf: ({ name }, input) => updateSchema.parse(input).Name === name,
  wanted: ({ Name: _, ...changed }) => settingsIn(read(changed)),
  async find(access, input) {
    const { Name: name } = updateSchema.parse(input);
    const crawler = await ask(access, name);
    const { Name: _, ...changed } = input;
    const told: JsonObject = JSON.parse(JSON.stringify(crawler));
    const { State: state = '' } = crawler;
    return {
      settings: settingsIn(
        read(
          Object.fromEntries(
            Object.keys(changed).map(member => [member, told[member] ?? null]),
          ),
        ),
      ),
      ...(state !== 'READY' && {
        busy: say('crawler-busy', { state }),
      }),
    };
  },
  async send(access, input) {
    await access
      .client(GlueClient)
      .send(new UpdateCrawlerCommand(updateSchema.parse(input)));
  },
  lines: async () => [
    {
      id: 'next-crawl',
      level: 'amber',
      ...say('next-crawl'),
      evidence: {},
    },
  ],
};

/** Whether a crawler crawls by its schedule. */
export const crawlerSchedule: Setter = {
  service: 'glue',
  operation: 'StartCrawlerSchedule',
  iamActions: ['glue:GetCrawler', 'glue:StartCrawlerSchedule'],
  kept: ['Schedule.ScheduleExpression'],
  isOf: ({ name }, input) => scheduleSchema.parse(input).CrawlerName === name,
  wanted: () => ({ 'Schedule.State': 'SCHEDULED' }),
  async find(access, input) {
    const { CrawlerName } = scheduleSchema.parse(input);
    const { Schedule } = await ask(access, CrawlerName);
    return Schedule
      ? { settings: settingsIn({ Schedule: { State: `${Schedule.State}` } }) }
      : { settings: {}, busy: say('no-schedule') };
  },
  async send(access, input) {
    await access
      .client(GlueClient)
      .send(new StartCrawlerScheduleCommand(scheduleSchema.parse(input)));
  },
};

async function ask(
  access: AwsAccess,
  name: string | undefined,
): Promise<Crawler> {
  const { Crawler: crawler = {} } = await access
    .client(GlueClient)
    .send(new GetCrawlerCommand({ Name: name }));
  return crawler;
}

/** The configuration is JSON in a text. */
function read(members: JsonObject): JsonObject {
  const { Configuration: text, ...others } = members;
  return {
    ...others,
    ...(typeof text === 'string' && {
      Configuration: JSON.parse(text) as JsonValue,
    }),
  };
}
