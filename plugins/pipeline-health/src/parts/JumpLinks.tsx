import Box from '@mui/material/Box';
import Link from '@mui/material/Link';

/** Leads to the parts of a long page. */
export function JumpLinks(props: {
  label: string;
  parts: { id: string; title: string }[];
}) {
  const { label, parts } = props;
  return (
    <Box
      component="nav"
      aria-label={label}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, fontSize: 13 }}
    >
      {parts.map(({ id, title }) => (
        <Link
          key={id}
          href={`#${id}`}
          underline="hover"
          sx={{ py: 0.5, display: 'inline-block' }}
          onClick={event => {
            // The address keeps what it has; only the page moves.
            event.preventDefault();
            const part = document.getElementById(id);
            part?.scrollIntoView({ block: 'start' });
            part?.focus({ preventScroll: true });
          }}
        >
          {title}
        </Link>
      ))}
    </Box>
  );
}
