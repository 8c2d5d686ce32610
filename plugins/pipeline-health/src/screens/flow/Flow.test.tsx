import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { kindDescription } from '../../__testUtils__/kinds';
import { crawled, losing } from '../../__testUtils__/scenes';
import { screenOfWidth } from '../../__testUtils__/screenOfWidth';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { Flow } from './Flow';

const sqs = kindDescription('sqs-queue', 'SQS queue', {
  relations: [
    {
      relation: 'dead-letter-queue',
      title: 'dead letters',
      role: 'failure',
      throughput: 'messagesVisible',
      lag: 'oldestMessageAge',
    },
  ],
});

function show(pipeline: Pipeline) {
  const onSelect = jest.fn();
  renderInTestApp(<Flow pipeline={pipeline} onSelect={onSelect} />, {
    apis: [
      [
        pipelineHealthApiRef,
        new FakePipelineHealthApi(() => [pipeline], [sqs]),
      ],
    ],
  });
  return { onSelect };
}

describe('Flow', () => {
  const original = window.matchMedia;
  beforeEach(() => screenOfWidth(1440));
  afterEach(() => {
    window.matchMedia = original;
  });

  it('is drawn, and the arrow keys lead from stage to stage', async () => {
    const { onSelect } = show(losing(0));
    const flow = await screen.findByRole('group', { name: 'Flow' });
    const broken = within(flow).getByRole('button', {
      name: /^SQS queue.*Critical.*First broken stage.*payments/,
    });
    await userEvent.click(broken);
    await userEvent.keyboard('{ArrowRight}');
    const next = within(flow).getByRole('button', { name: /payments-dlq/ });
    expect(next).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onSelect).toHaveBeenLastCalledWith(losing(0).stages[1].arn);
  });

  it('says on a link how much it carries and how late', async () => {
    show(losing(0));
    const flow = await screen.findByRole('group', { name: 'Flow' });
    expect(flow).toHaveTextContent('48,210/min');
    expect(flow).toHaveTextContent('lag 20 h 48 min');
  });

  it('says of no link what several carry together', async () => {
    const pipeline = losing(0);
    const [first] = pipeline.links;
    const third = { ...pipeline.stages[1], arn: `${first.to}-2` };
    show({
      ...pipeline,
      stages: [...pipeline.stages, third],
      links: [first, { ...first, to: third.arn }],
    });
    const flow = await screen.findByRole('group', { name: 'Flow' });
    expect(await within(flow).findAllByText('dead letters')).toHaveLength(2);
    expect(flow).not.toHaveTextContent('/min');
  });

  it('can be read as a table', async () => {
    const { onSelect } = show(crawled(0));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show as a table' }),
    );
    const table = screen.getByRole('table', { name: 'Flow' });
    expect(table).toHaveTextContent('First broken stage');
    await userEvent.click(within(table).getAllByRole('button')[0]);
    expect(onSelect).toHaveBeenCalledWith(crawled(0).stages[0].arn);
  });

  it('is a list from top to bottom on a phone', async () => {
    screenOfWidth(390);
    show(losing(0));
    const [, second] = within(
      await screen.findByRole('list', { name: 'Flow' }),
    ).getAllByRole('listitem');
    expect(second).toHaveTextContent('dead letters · from payments');
    expect(second).toHaveTextContent('DLQ');
  });
});
