import Link from '@mui/material/Link';
import { isWebUrl } from '@pipeline-health/plugin-pipeline-health-common';

/** An address that people gave, to follow when it leads to the web. */
export function OuterLink({ to }: { to: string }) {
  return isWebUrl(to) ? (
    <Link href={to} target="_blank" rel="noopener" underline="always">
      {to}
    </Link>
  ) : (
    <>{to}</>
  );
}
