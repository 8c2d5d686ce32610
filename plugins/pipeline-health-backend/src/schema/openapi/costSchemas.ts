import { message, object } from './parts';

const costLine = object(
  {
    price: {
      type: 'string',
      description:
        'The name of the price, as `pipelineHealth.aws.prices` has it',
    },
    title: { type: 'string' },
    unit: { type: 'string' },
    quantity: { type: 'number', description: 'A month of 730 hours' },
    usdPerUnit: { type: 'number' },
    usdPerMonth: { type: 'number' },
    formula: {
      type: 'string',
      description: 'How the quantity follows from what was measured',
    },
    priceRegion: {
      type: 'string',
      description:
        'Whose list price it is when none is known of the region of the stage',
    },
    messages: {
      ...object({ title: message, unit: message, formula: message }, []),
      description: 'What its texts are made of',
    },
  },
  [
    'price',
    'title',
    'unit',
    'quantity',
    'usdPerUnit',
    'usdPerMonth',
    'formula',
    'priceRegion',
  ],
);

const stageCost = object(
  {
    stage: { type: 'string', description: 'ARN' },
    usdPerMonth: { type: 'number' },
    lines: { type: 'array', items: costLine },
    notCounted: {
      type: 'array',
      items: { type: 'string' },
      description: 'What is billed too and is not counted, with the reason',
    },
    notCountedMessages: { type: 'array', items: message },
  },
  ['stage', 'usdPerMonth', 'lines', 'notCounted'],
);

/** What a pipeline costs, as far as it is known. */
export const pipelineCost = object(
  {
    usdPerMonth: { type: 'number' },
    stages: { type: 'array', items: stageCost },
    measuredHours: {
      type: 'number',
      description: 'Hours of measurements that the volumes rest on',
    },
    priceSource: { type: 'string' },
    priceSourceMessages: { type: 'array', items: message },
  },
  ['usdPerMonth', 'stages', 'priceSource'],
);
