import Button from '@mui/material/Button';
import {
  Evidence,
  Message,
  MessageValue,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { formatNamed } from '../../format/value';
import { useKindWords } from '../../hooks/useKindWords';
import { useMessageText } from '../../hooks/useMessageText';
import { useTranslate } from '../../translation/useTranslate';
import { ArnText } from '../../parts/ArnText';
import { Fact, Facts } from '../../parts/Facts';
import { isArn } from '../../parts/isArn';

const SHOWN = 6;

/** The numbers and names behind a finding; those that come first tell most. */
export function EvidenceFacts(props: {
  evidence: Evidence;
  /** What sentences among them are made of, by their names. */
  sentences?: Message['values'];
}) {
  const t = useTranslate();
  const textOf = useMessageText();
  const words = useKindWords();
  const [all, setAll] = useState(false);
  const facts = Object.entries(props.evidence);
  const folded = !all && facts.length > SHOWN + 3;
  return (
    <>
      <Facts>
        {(folded ? facts.slice(0, SHOWN) : facts).map(([key, value]) => (
          <Fact key={key} label={words.evidence(key)}>
            {[value]
              .flat()
              .map((item, index) =>
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
              )}
          </Fact>
        ))}
      </Facts>
      {folded && (
        <Button
          size="small"
          sx={{ mt: 1, px: 1.5, ml: -1.5 }}
          onClick={() => setAll(true)}
        >
          {t('pipeline.moreEvidence', { count: facts.length - SHOWN })}
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
