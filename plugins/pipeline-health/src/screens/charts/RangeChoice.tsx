import MoreIcon from '@mui/icons-material/MoreHoriz';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import ToggleButton from '@mui/material/ToggleButton';
import { useState } from 'react';
import { serverNow } from '../../clock/serverClock';
import { ChartRange, Range, RANGES, spanOf } from '../../hooks/useRange';
import { ChoiceButtons } from '../../parts/ChoiceButtons';
import { useTranslate } from '../../translation/useTranslate';
import { CustomRange } from './CustomRange';

/** Those that are wanted most stand side by side; the others are in a menu. */
const AT_HAND: readonly Range[] = ['1h', '6h', '12h', '24h', '7d', '30d'];
const FURTHER = (Object.keys(RANGES) as Range[]).filter(
  range => !AT_HAND.includes(range),
);

/** What the charts show: the last so long, or any stretch of time. */
export function RangeChoice(props: {
  range: ChartRange;
  onChange(range: ChartRange): void;
}) {
  const t = useTranslate();
  const { range, onChange } = props;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [asksForTimes, setAsksForTimes] = useState(false);
  const last = 'last' in range ? range.last : undefined;
  const atHand = last && AT_HAND.includes(last) ? last : undefined;
  const close = () => setAnchor(undefined);
  return (
    <>
      <ChoiceButtons
        label={t('chart.range')}
        value={atHand}
        choices={AT_HAND.map(value => ({
          value,
          text: t(`chart.range${value}`),
        }))}
        onChange={choice => onChange({ last: choice })}
      >
        <ToggleButton
          value="further"
          selected={atHand === undefined}
          aria-label={t('chart.moreRanges')}
          aria-haspopup="menu"
          aria-expanded={anchor !== undefined}
          onClick={event => {
            event.preventDefault();
            setAnchor(event.currentTarget);
          }}
        >
          {atHand === undefined && last ? (
            t(`chart.range${last}`)
          ) : (
            <MoreIcon sx={{ fontSize: 18 }} />
          )}
        </ToggleButton>
      </ChoiceButtons>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={close}
        MenuListProps={{ 'aria-label': t('chart.moreRanges') }}
      >
        {FURTHER.map(choice => (
          <MenuItem
            key={choice}
            dense
            selected={choice === last}
            onClick={() => {
              close();
              onChange({ last: choice });
            }}
          >
            {t(`chart.range${choice}`)}
          </MenuItem>
        ))}
        <MenuItem
          dense
          selected={last === undefined}
          onClick={() => {
            close();
            setAsksForTimes(true);
          }}
        >
          {t('chart.custom')}
        </MenuItem>
      </Menu>
      {asksForTimes && (
        <CustomRange
          span={spanOf(range, serverNow())}
          onClose={() => setAsksForTimes(false)}
          onChange={onChange}
        />
      )}
    </>
  );
}
