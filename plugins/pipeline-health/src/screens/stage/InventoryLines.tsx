import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { formatCount } from '../../format/number';
import { formatNamed, formatUnit } from '../../format/value';
import { useTranslate } from '../../translation/useTranslate';
import { ArnText } from '../../parts/ArnText';
import { Fact, Facts } from '../../parts/Facts';
import { InventoryFact, InventoryItem } from './inventoryFacts';
import { isArn } from '../../parts/isArn';

/** Lines of the configuration; lists are folded into their number. */
export function InventoryLines(props: { facts: InventoryFact[] }) {
  return (
    <>
      {props.facts.map((fact, index) => (
        <Fact
          key={index}
          label={fact.label}
          wide={fact.items !== undefined || isLong(fact.value)}
        >
          <Value fact={fact} />
        </Fact>
      ))}
    </>
  );
}

/** Whether a value needs lines of its own beside a short label. */
function isLong(value: InventoryFact['value']): boolean {
  return typeof value === 'string' && value.length > 32;
}

function Value(props: { fact: InventoryFact }) {
  const textOf = useFactText();
  const { fact } = props;
  if (fact.items) {
    return <Items label={fact.label} items={fact.items} />;
  }
  return typeof fact.value === 'string' && isArn(fact.value) ? (
    <ArnText arn={fact.value} />
  ) : (
    <>{textOf(fact)}</>
  );
}

/** Writes the value of a line in words. */
export function useFactText(): (fact: InventoryFact) => string {
  const t = useTranslate();
  return ({ key, value, unit }) => {
    if (value === null) {
      return t('value.none');
    }
    if (typeof value === 'boolean') {
      return t(value ? 'value.yes' : 'value.no');
    }
    return unit && typeof value === 'number'
      ? formatUnit(value, unit)
      : formatNamed(key, value);
  };
}

function Items(props: { label: string; items: InventoryItem[] }) {
  const t = useTranslate();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { label, items } = props;
  const action = t(open ? 'pipeline.hideItems' : 'pipeline.showItems');
  return (
    <>
      <Box component="span" sx={{ fontWeight: 600 }}>
        {formatCount(items.length)}
      </Box>
      <Button
        size="small"
        color="inherit"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`${action}: ${label}`}
        onClick={() => setOpen(!open)}
        endIcon={
          <ExpandMoreIcon
            sx={{ transform: open ? 'rotate(180deg)' : 'none' }}
          />
        }
        sx={{ ml: 1, py: 0, minHeight: 24, color: 'text.secondary' }}
      >
        {action}
      </Button>
      {open && (
        <Box
          component="ul"
          id={id}
          aria-label={label}
          sx={{
            listStyle: 'none',
            m: 0,
            mt: 0.5,
            pl: 1.5,
            borderLeft: 2,
            borderColor: 'divider',
            maxHeight: 360,
            overflowY: 'auto',
          }}
          tabIndex={0}
        >
          {items.map((item, index) => (
            <Box component="li" key={index} sx={{ '& + &': { mt: 1 } }}>
              <Box sx={{ fontWeight: item.facts.length > 0 ? 600 : 400 }}>
                {isArn(item.title) ? <ArnText arn={item.title} /> : item.title}
              </Box>
              {item.facts.length > 0 && (
                <Facts>
                  <InventoryLines facts={item.facts} />
                </Facts>
              )}
            </Box>
          ))}
        </Box>
      )}
    </>
  );
}
