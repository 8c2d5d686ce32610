import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { Tank } from '../../acting/__testUtils__/setUpActing';
import { MemorySource } from '../__testUtils__/MemorySource';
import { SourceRegistry } from './SourceRegistry';

const fallback = { account: '123456789012', region: 'eu-central-1' };

describe('SourceRegistry', () => {
  function setUp() {
    const registry = new SourceRegistry();
    const source = new MemorySource(() => 0);
    registry.addSource(source);
    return { registry, source };
  }

  it('refuses a second source of the same id or kind', () => {
    const { registry, source } = setUp();
    expect(() => registry.addSource(source)).toThrow(
      "There is a source 'fake' already",
    );
    const other = Object.assign(new MemorySource(() => 0), { id: 'other' });
    expect(() => registry.addSource(other)).toThrow(
      "The source 'other' adds the kind 'fake-queue', which the source 'fake' has already",
    );
    expect(registry.sources).toEqual([source]);
  });

  it('refuses a second action of the same id for a kind', () => {
    const registry = new SourceRegistry();
    const { action } = new Tank();
    const source = (id: string, actions: StageAction[]) =>
      Object.assign(new MemorySource(() => 0, id, []), { actions });
    const elsewhere = { ...action, stageKinds: ['fake-stream'] };
    expect(() => registry.addSource(source('twice', [action, action]))).toThrow(
      "The source 'twice' adds the action 'fill' for the kind 'fake-queue', which has it already",
    );
    registry.addSource(source('one', [action, elsewhere]));
    expect(() => registry.addSource(source('other', [elsewhere]))).toThrow(
      "The source 'other' adds the action 'fill' for the kind 'fake-stream'",
    );
  });

  it('names the stage of an ARN', () => {
    const { registry } = setUp();
    const arn = 'arn:aws:sqs:us-east-1:111111111111:orders';
    expect(registry.identify(parseArn(arn), fallback)).toEqual({
      arn,
      kind: 'fake-queue',
      name: 'orders',
      account: '111111111111',
      region: 'us-east-1',
    });
    expect(
      registry.identify(parseArn('arn:aws:s3:::bucket'), fallback),
    ).toBeUndefined();
  });

  it('takes account and region from elsewhere when the ARN has none', () => {
    const { registry } = setUp();
    expect(
      registry.identify(parseArn('arn:aws:sqs:::orders'), fallback),
    ).toMatchObject(fallback);
  });

  it('refuses ARNs that are too long to be stored, except of neighbours', () => {
    const { registry } = setUp();
    const arn = `arn:aws:sqs:us-east-1:111111111111:${'x'.repeat(600)}`;
    expect(() => registry.identify(parseArn(arn), fallback)).toThrow(
      /has 635 characters; expected at most 600$/,
    );
    expect(registry.identifyNeighbour(arn, fallback)).toBeUndefined();
    expect(registry.identifyNeighbour('nonsense', fallback)).toBeUndefined();
  });
});
