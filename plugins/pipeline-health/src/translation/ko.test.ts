import ko from './ko';
import { operationsMessages } from './operationsMessages';

const keysOf = (text: string) =>
  [...text.matchAll(/{{(\w+)}}/g)].map(([, key]) => key).sort();

describe('Korean', () => {
  const words: { [key: string]: string | null | undefined } = ko.messages;

  it.each(Object.entries(operationsMessages))(
    'has operations.%s with the same values',
    (key, english) => {
      const korean = words[`operations.${key}`];
      expect(korean).toEqual(expect.any(String));
      expect(keysOf(korean ?? '')).toEqual(keysOf(english));
    },
  );
});
