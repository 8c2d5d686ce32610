import BuildIcon from '@mui/icons-material/BuildOutlined';
import CheckIcon from '@mui/icons-material/Check';
import DownIcon from '@mui/icons-material/ArrowDownward';
import ErrorIcon from '@mui/icons-material/ErrorOutline';
import BellIcon from '@mui/icons-material/NotificationsNone';
import PersonIcon from '@mui/icons-material/PersonOutline';
import LinkIcon from '@mui/icons-material/AccountTreeOutlined';
import TuneIcon from '@mui/icons-material/Tune';
import UpIcon from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import { TimelineEntryType } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { formatLocal, formatUtc } from '../../format/time';

const ICONS: {
  [type in TimelineEntryType | 'onset']: typeof BuildIcon;
} = {
  onset: ErrorIcon,
  opened: BellIcon,
  reopened: BellIcon,
  joined: LinkIcon,
  left: LinkIcon,
  returned: LinkIcon,
  cause: LinkIcon,
  merged: LinkIcon,
  worse: UpIcon,
  better: DownIcon,
  found: UpIcon,
  ended: DownIcon,
  number: UpIcon,
  lost: ErrorIcon,
  recovered: CheckIcon,
  resolved: CheckIcon,
  acknowledged: PersonIcon,
  'acknowledgement-withdrawn': PersonIcon,
  snoozed: PersonIcon,
  'snooze-ended': BellIcon,
  'snooze-withdrawn': PersonIcon,
  held: PersonIcon,
  'hold-broken': UpIcon,
  'hold-withdrawn': PersonIcon,
  action: BuildIcon,
  configuration: TuneIcon,
};

/** What happened, oldest first. */
export function TimelineList(props: { label: string; children: ReactNode }) {
  return (
    <Box
      component="ol"
      aria-label={props.label}
      sx={{ listStyle: 'none', m: 0, p: 0 }}
    >
      {props.children}
    </Box>
  );
}

/** One thing that happened, and when. */
export function TimelineLine(props: {
  at: string;
  type: keyof typeof ICONS;
  title: string;
  /** What it is to the incident. */
  note?: string;
  /** To be seen before the rest. */
  isMarked?: boolean;
  children?: ReactNode;
}) {
  const { at, type, title, note, isMarked, children } = props;
  const Icon = ICONS[type];
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: '28px minmax(0, 1fr)',
          sm: '124px 28px minmax(0, 1fr)',
        },
        columnGap: 1,
        py: 0.75,
        fontSize: 13,
        lineHeight: '20px',
        overflowWrap: 'anywhere',
      }}
    >
      <Box
        component="time"
        dateTime={at}
        title={formatUtc(at)}
        sx={{
          gridColumn: { xs: 2, sm: 1 },
          color: 'text.secondary',
          fontVariantNumeric: 'tabular-nums',
          pt: { sm: isMarked ? 1 : 0 },
        }}
      >
        {formatLocal(at)}
      </Box>
      <Icon
        aria-hidden
        sx={{
          gridColumn: { xs: 1, sm: 2 },
          gridRow: { xs: '1 / span 2', sm: 'auto' },
          fontSize: 20,
          color: isMarked ? 'primary.main' : 'text.secondary',
          mt: { sm: isMarked ? 1 : 0 },
        }}
      />
      <Box
        sx={{
          minWidth: 0,
          gridColumn: { xs: 2, sm: 3 },
          ...(isMarked && {
            p: 1,
            mt: { xs: 0.5, sm: 0 },
            borderRadius: 1.5,
            borderLeft: 3,
            borderColor: 'primary.main',
            backgroundColor: 'action.hover',
          }),
        }}
      >
        <Box sx={{ fontWeight: 600 }}>
          {title}
          {note && (
            <Box
              component="span"
              sx={{ fontWeight: 400, color: 'text.secondary' }}
            >
              {` · ${note}`}
            </Box>
          )}
        </Box>
        {children && <Box sx={{ color: 'text.secondary' }}>{children}</Box>}
      </Box>
    </Box>
  );
}
