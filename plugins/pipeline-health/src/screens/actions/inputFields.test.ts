import { inputFields, inputOf, isFilled } from './inputFields';

const schema = {
  type: 'object',
  properties: {
    retentionSeconds: {
      type: 'integer',
      minimum: 60,
      maximum: 1_209_600,
      description: 'How long messages live',
    },
    mode: { type: 'string', enum: ['fast', 'slow'], default: 'slow' },
    dryRun: { type: 'boolean' },
    deep: { type: 'object', properties: {} },
    count: { type: 'integer', minimum: -9007199254740991 },
  },
  required: ['retentionSeconds', 'mode'],
};

describe('inputFields', () => {
  it('makes a field of each property of one level', () => {
    expect(inputFields(schema)).toEqual([
      {
        name: 'retentionSeconds',
        label: 'Retention',
        description: 'How long messages live',
        required: true,
        type: 'number',
        minimum: 60,
        maximum: 1_209_600,
      },
      expect.objectContaining({
        name: 'mode',
        required: false,
        type: 'text',
        choices: ['fast', 'slow'],
      }),
      expect.objectContaining({ name: 'dryRun', type: 'boolean' }),
      expect.objectContaining({ name: 'count', minimum: undefined }),
    ]);
  });

  it('has no field when nothing can be filled in', () => {
    expect(inputFields({ type: 'object', properties: {} })).toEqual([]);
    expect(inputFields({})).toEqual([]);
  });
});

describe('what was typed', () => {
  const fields = inputFields(schema);

  it('is sent as the schema has it, and what is empty is not', () => {
    expect(
      inputOf(fields, {
        retentionSeconds: ' 3600 ',
        mode: '',
        dryRun: 'false',
        other: 'x',
      }),
    ).toEqual({ retentionSeconds: 3600, dryRun: false });
  });

  it('is enough when every required field has something', () => {
    expect(isFilled(fields, {})).toBe(false);
    expect(isFilled(fields, { retentionSeconds: ' ' })).toBe(false);
    expect(isFilled(fields, { retentionSeconds: '1' })).toBe(true);
  });
});
