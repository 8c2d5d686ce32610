import {
  SeriesRequest,
  SeriesResult,
  Shard,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { SourceRegistry } from '../sources/SourceRegistry';
import { GivenUp } from './GivenUp';
import { untilAborted } from './untilAborted';

/**
 * Asks sources for what no verdict waits for, so that a failure is nobody's
 * trouble: who does not answer is given up. Whatever is answered is heard.
 */
export async function askAside(
  sources: SourceRegistry,
  { shard, requests }: { shard: Shard; requests: readonly SeriesRequest[] },
  { givenUp, signal }: { givenUp: GivenUp; signal: AbortSignal },
  hear: (results: readonly SeriesResult[]) => Promise<void>,
): Promise<void> {
  await Promise.all(
    sources.sources.map(async source => {
      const asked = requests.filter(
        ({ stage }) => sources.sourceOf(stage.kind) === source,
      );
      if (asked.length === 0 || givenUp.why(source.id)) {
        return;
      }
      try {
        const answers = source.readSeries(shard, asked)[Symbol.asyncIterator]();
        let heard = await untilAborted(answers.next(), signal);
        while (heard && !heard.done) {
          await hear(heard.value);
          heard = await untilAborted(answers.next(), signal);
        }
      } catch (error) {
        givenUp.giveUp(source.id, SourceError.toProblem(error));
      }
    }),
  );
}
