import {
  Link,
  RelationRole,
} from '@pipeline-health/plugin-pipeline-health-common';

/** The size of the box of a stage. */
export const NODE = { width: 184, height: 100 };

/** The room for the words on a link; they have two lines. */
export const LABEL = { width: 64, height: 40 };

/** Between a stage or a link and what hangs below or above it. */
export const DROP = 36;

export interface Point {
  x: number;
  y: number;
}

/** A link as far as its place depends on it. */
export type RoledLink = Link & {
  role?: RelationRole;
  /** How wide its words are, when wider than usual. */
  labelWidth?: number;
};

/** Where a stage is drawn; the corner at the top left. */
export interface PlacedStage extends Point {
  arn: string;
}

/** How a link is drawn: through these points, with its words at one place. */
export interface PlacedLink<TLink extends RoledLink = RoledLink> {
  link: TLink;
  points: Point[];
  /** The middle of its words; `below` they stand at the right of a line down. */
  label: Point;
  course: 'onward' | 'below' | 'above';
  /** Whether something hangs above it. */
  isChanged?: boolean;
}

/** A drawing of the flow. */
export interface FlowLayout<TLink extends RoledLink = RoledLink> {
  /** In reading order. */
  stages: PlacedStage[];
  links: PlacedLink<TLink>[];
  width: number;
  height: number;
}
