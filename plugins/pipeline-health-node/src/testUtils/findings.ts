import {
  createMessageRenderer,
  Finding,
  HEADLINE_LENGTH,
  Message,
  MessageValue,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import {
  CheckContext,
  checksOf,
  findingOf,
  StageKind,
  templatesOf,
} from '../source';

/**
 * Everything that the checks of a kind find, with its words, as the API shows it.
 * Throws when a title is longer than a headline may be, or would be where stages
 * have long names, and when the evidence has a sentence that is said in English alone.
 *
 * @public
 */
export function findingsOf<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  kind: StageKind<TInventory, TThreshold>,
  context: CheckContext<TInventory, TThreshold> & { inventory: TInventory },
): Finding[] {
  const render = createMessageRenderer(templatesOf(kind));
  const since = new Date(context.now).toISOString();
  return checksOf(kind).flatMap(check => {
    const draft = check.run(context);
    if (!draft) {
      return [];
    }
    const finding = findingOf(draft, check, context.stage, render);
    mustBeHeadline(finding.title);
    mustBeHeadline(render(withLongNames(finding.message), 'title'));
    mustSayEvidence(finding);
    return [{ ...finding, since }];
  });
}

function mustBeHeadline(title: string): void {
  if (title.length > HEADLINE_LENGTH) {
    throw new Error(
      `A headline has at most ${HEADLINE_LENGTH} characters, not ${title.length}: ${title}`,
    );
  }
}

/** Evidence in the words of services and people, which nobody translates. */
const OTHERS_WORDS =
  /^(errorMessage|errorPattern|otherErrors|messages|lastResult|schedule)$/;
/** Words that follow one another, as names do not. */
const SENTENCE = /(^|\s)[a-z]{2,} [a-z]{2,} [a-z]{2,}/;

/** What of the evidence is a sentence has what it is made of among the values of the message, by the same name. */
function mustSayEvidence({
  id,
  evidence,
  message: { values },
}: Pick<Finding, 'id' | 'evidence' | 'message'>): void {
  for (const [name, value] of Object.entries(evidence)) {
    const said = [values[name] ?? []].flat();
    const unsaid = [value]
      .flat()
      .find(
        (line, index) => SENTENCE.test(`${line}`) && !isMessage(said[index]),
      );
    if (unsaid !== undefined && !OTHERS_WORDS.test(name)) {
      throw new Error(
        `${id} says evidence in English alone; expected what it is made of as the value '${name}': ${unsaid}`,
      );
    }
  }
}

function isMessage(value: MessageValue | undefined): boolean {
  return typeof value === 'object' && 'key' in value;
}

/** What people call things who have many of them. */
const LONG_NAME = '-customer-events-production-eu-central-1-processor-v2';

/** The message as it is of stages with long names. */
function withLongNames(message: Message): Message {
  return {
    ...message,
    values: Object.fromEntries(
      Object.entries(message.values).map(([name, value]) => [
        name,
        lengthened(value),
      ]),
    ),
  };
}

function lengthened(value: MessageValue): MessageValue {
  if (typeof value === 'string') {
    return /^\S+$/.test(value) ? `${value}${LONG_NAME}` : value;
  }
  if (isList(value)) {
    return value.map(lengthened);
  }
  return typeof value === 'object' && 'key' in value
    ? withLongNames(value)
    : value;
}

function isList(value: MessageValue): value is MessageValue[] {
  return Array.isArray(value);
}
