import Button from '@mui/material/Button';
import {
  Evidence,
  Message,
  MessageValue,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode, useState } from 'react';
import { formatNamed } from '../../format/value';
import { useKindWords } from '../../hooks/useKindWords';
import { useMessageText } from '../../hooks/useMessageText';
import { useTranslate } from '../../translation/useTranslate';
import { ArnText } from '../../parts/ArnText';
import { Fact, Facts } from '../../parts/Facts';
import { isArn } from '../../parts/isArn';

const SHOWN = 6;
const SHOWN_OF_A_LIST = 10;

/** The numbers and names behind a finding; those that come first tell most. */
export function EvidenceFacts(props: {
  evidence: Evidence;
  /** What sentences among them are made of, by their names. */
  sentences?: Message['values'];
}) {
  const t = useTranslate();
  const textOf = useMessageText();
  const words = useKindWords();
  const facts = Object.entries(props.evidence);
  return (
    <Folded
      items={facts}
      shown={SHOWN}
      moreOf={count => t('pipeline.moreEvidence', { count })}
    >
      {some => (
        <Facts>
          {some.map(([key, value]) => (
            <Fact key={key} label={words.evidence(key)}>
              <Folded
                items={[value].flat()}
                shown={SHOWN_OF_A_LIST}
                moreOf={count => t('pipeline.moreItems', { count })}
              >
                {items =>
                  items.map((item, index) =>
                    isArn(item) ? (
                      <ArnText key={index} arn={item} />
                    ) : (
                      <div key={index}>
                        {textOf(
                          sentenceIn(props.sentences?.[key], index),
                          formatNamed(key, item),
                        )}
                      </div>
                    ),
                  )
                }
              </Folded>
            </Fact>
          ))}
        </Facts>
      )}
    </Folded>
  );
}

/** The first of many, and the rest at a click; a few more are no reason to click. */
function Folded<T>(props: {
  items: T[];
  shown: number;
  moreOf: (count: number) => string;
  children: (items: T[]) => ReactNode;
}) {
  const { items, shown, moreOf, children } = props;
  const [all, setAll] = useState(false);
  const folded = !all && items.length > shown + 3;
  return (
    <>
      {children(folded ? items.slice(0, shown) : items)}
      {folded && (
        <Button
          size="small"
          sx={{ mt: 1, px: 1.5, ml: -1.5 }}
          onClick={() => setAll(true)}
        >
          {moreOf(items.length - shown)}
        </Button>
      )}
    </>
  );
}

function sentenceIn(
  value: MessageValue | undefined,
  index: number,
): Message | undefined {
  const said = Array.isArray(value) ? value[index] : value;
  return typeof said === 'object' && 'key' in said ? said : undefined;
}
