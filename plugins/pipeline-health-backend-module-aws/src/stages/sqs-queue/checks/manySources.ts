import { formatCount } from '../../../judging/words';
import { QueueCheck } from '../context';
import { MOST_SOURCES_FOLLOWED } from '../limits';

export const manySources: QueueCheck = {
  id: 'many-sources',
  description:
    'A dead-letter queue that very many queues share mixes the messages of many owners, and a pipeline does not follow all of them.',
  run({ inventory }) {
    const count = inventory.deadLetterSources?.length ?? 0;
    if (count <= MOST_SOURCES_FOLLOWED) {
      return undefined;
    }
    return {
      severity: 'info',
      title: `${formatCount(
        count,
        'queue',
      )} share this dead-letter queue; at most ${MOST_SOURCES_FOLLOWED} of them are followed from here`,
      evidence: { sourceQueues: count, followed: MOST_SOURCES_FOLLOWED },
      remedy:
        'Give each service a dead-letter queue of its own, so that whoever owns the messages learns of them; or annotate the source queues that belong to this pipeline.',
    };
  },
};
