import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess } from '../__testUtils__/fakeAccess';
import { NeighbourSearch } from '../aws/AwsStageKind';
import { lambdaFunction } from '../stages/lambda-function';
import { sqsQueue } from '../stages/sqs-queue';
import { followNeighbours, withSidesOfNeighbours } from './followNeighbours';

const stage = {
  arn: 'arn:aws:sqs:eu-central-1:123456789012:orders',
  kind: 'sqs-queue',
  name: 'orders',
  account: '123456789012',
  region: 'eu-central-1',
};
const link = {
  from: stage.arn,
  to: 'arn:aws:lambda:eu-central-1:123456789012:function:orders',
  relation: 'event-source',
  note: 'Lambda reads it.',
};

function follow(find: NeighbourSearch['find'], of = ['sqs-queue']) {
  const search = {
    of,
    what: 'who reads it',
    relation: 'event-source',
    everywhere: ['lambda:Ask'],
    find,
  };
  return followNeighbours(
    { inventory: { url: 'here' }, links: [link], samples: {} },
    {
      stage,
      access: fakeAccess({}),
      kinds: [sqsQueue, { ...lambdaFunction, neighbours: search }],
    },
  );
}

describe('followNeighbours', () => {
  it('adds what other kinds know, once', async () => {
    const other = { ...link, to: `${link.to}-again` };
    const { links, inventory } = await follow(async () => [link, other]);
    expect(links).toEqual([link, other]);
    expect(inventory).toEqual({ url: 'here' });
  });

  it('does not ask about stages of other kinds', async () => {
    const { links } = await follow(async () => {
      throw new Error('asked');
    }, ['kinesis-stream']);
    expect(links).toEqual([link]);
  });

  it('says in the inventory what was refused, and a finding tells', async () => {
    const { links, inventory, unknownRelations } = await follow(async () => {
      throw new SourceError('access-denied', 'You may not', {
        missingPermission: 'lambda:Ask',
      });
    });
    expect(links).toEqual([link]);
    expect(unknownRelations).toEqual(['event-source']);
    const kind = withSidesOfNeighbours({ ...sqsQueue, checks: [], sides: {} }, [
      lambdaFunction,
    ]);
    const found = (of: typeof inventory) =>
      findingsOf(kind, contextOf(kind, { stage, inventory: of }));
    expect(found(inventory)).toMatchObject([
      {
        id: 'sqs-queue/could-not-ask',
        severity: 'info',
        title: `Could not ask for ${lambdaFunction.neighbours?.what}`,
        evidence: { messages: ['You may not'] },
      },
    ]);
    expect(found(inventory)[0].remedy).toContain('lambda:Ask');
    expect(found({ url: 'here' })).toEqual([]);
  });

  it.each(['credentials', 'unreachable', 'throttled', 'failed'] as const)(
    'does not let the stage share the fate of whom it asks: %s',
    async code => {
      const { links, inventory, unknownRelations } = await follow(async () => {
        throw new SourceError(code, 'Lambda is away');
      });
      expect(links).toEqual([link]);
      expect(unknownRelations).toEqual(['event-source']);
      expect(Object.values(inventory)).toContainEqual({
        problem: { code, message: 'Lambda is away' },
      });
    },
  );

  it('leaves kinds alone that nobody looks for', () => {
    expect(withSidesOfNeighbours(lambdaFunction, [lambdaFunction])).toBe(
      lambdaFunction,
    );
  });
});
