import Box from '@mui/material/Box';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { ColumnDifferences, ComparedTable, isAlike } from './compareTables';

const MOST = 4;

/** How the columns of a table differ from those of the others. */
export function ColumnNotes(props: { compared: ComparedTable }) {
  const t = useTranslate();
  const { reference, differences } = props.compared;
  const notes = reference
    ? [t('crawler.reference')]
    : differences && notesOf(t, differences);
  return (
    <Box sx={{ fontSize: 12, lineHeight: '18px', color: 'text.secondary' }}>
      {notes?.map(note => (
        <div key={note}>{note}</div>
      ))}
    </Box>
  );
}

function notesOf(t: Translate, differences: ColumnDifferences): string[] {
  if (isAlike(differences)) {
    return [t('crawler.alike')];
  }
  const { missing, added, retyped } = differences;
  const shown = retyped.slice(0, MOST);
  return [
    ...shown.map(change => t('crawler.retyped', change)),
    ...(retyped.length > shown.length
      ? [
          t('crawler.moreColumns', {
            more: String(retyped.length - shown.length),
          }),
        ]
      : []),
    ...(missing.length > 0
      ? [t('crawler.missing', { columns: listed(t, missing) })]
      : []),
    ...(added.length > 0
      ? [t('crawler.added', { columns: listed(t, added) })]
      : []),
  ];
}

function listed(t: Translate, columns: string[]): string {
  const names = columns.slice(0, MOST).join(', ');
  return columns.length > MOST
    ? `${names} ${t('crawler.moreColumns', {
        more: String(columns.length - MOST),
      })}`
    : names;
}
