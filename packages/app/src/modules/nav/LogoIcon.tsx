import { SVGProps } from 'react';

/** The line of a pulse; takes its colour from the text around it. */
export const LogoIcon = (props: SVGProps<SVGSVGElement>) => (
  <svg
    viewBox="0 0 32 32"
    width={28}
    height={28}
    aria-hidden
    focusable={false}
    {...props}
  >
    <path
      d="M1 17h7l3-9 6 17 4-12 2 4h8"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
