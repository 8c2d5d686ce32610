import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { Theme } from '@mui/material/styles';
import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import { forwardRef, KeyboardEvent } from 'react';
import { HealthIcon } from '../../parts/HealthIcon';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { ToldStage } from './useFlowStory';

const oneLine = {
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  color: 'text.secondary',
} as const;

/** A stage as a box that can be chosen. */
export const StageButton = forwardRef<
  HTMLButtonElement,
  {
    told: ToldStage;
    selected: boolean;
    onSelect(): void;
    /** Whether the drawing is so small that only names can be read. */
    isFar?: boolean;
    /** Whether there is room for whole names. */
    isWide?: boolean;
    tabIndex?: number;
    onKeyDown?(event: KeyboardEvent): void;
    onFocus?(): void;
  }
>(({ told, selected, onSelect, isFar, isWide, ...rest }, ref) => {
  const t = useTranslate();
  const { stage, name, shortName, kind, isFirstBroken } = told;
  const firstBroken = t('flow.firstBroken');
  const consequence =
    told.causeName && t('stage.consequence', { stage: told.causeName });
  return (
    <ButtonBase
      {...rest}
      ref={ref}
      aria-pressed={selected}
      data-stage={stage.arn}
      title={name}
      onClick={onSelect}
      sx={theme => frame(theme, told, selected, isFar)}
    >
      <VisuallyHidden>
        {[
          kind,
          told.keepsDeadLetters && t('flow.deadLetters'),
          t(`health.${stage.health}`),
          isFirstBroken && firstBroken,
          consequence,
        ]
          .filter(Boolean)
          .join(', ')}
        {', '}
      </VisuallyHidden>
      {!isFar && <KindLine told={told} />}
      <Box
        sx={{
          display: 'flex',
          gap: 1,
          fontSize: isFar ? 19 : 14,
          lineHeight: isFar ? '22px' : '20px',
          fontWeight: 600,
          color: told.causeName ? 'text.secondary' : 'text.primary',
          overflowWrap: 'anywhere',
        }}
      >
        {isFar && <HealthIcon health={stage.health} size={24} />}
        <span aria-hidden={!isWide && name !== shortName}>
          {isWide ? name : shortName}
        </span>
        {!isWide && name !== shortName && (
          <VisuallyHidden>{name}</VisuallyHidden>
        )}
      </Box>
      <FigureLine told={told} isFar={isFar} />
      {!isFar && consequence && (
        <Box
          aria-hidden
          sx={{
            ...oneLine,
            fontSize: 12,
            lineHeight: '16px',
            fontStyle: 'italic',
          }}
        >
          {consequence}
        </Box>
      )}
      {isFirstBroken && (
        <Mark health={stage.health} isFar={isFar}>
          {firstBroken}
        </Mark>
      )}
    </ButtonBase>
  );
});

function KindLine({ told }: { told: ToldStage }) {
  const t = useTranslate();
  const { stage, kind, keepsDeadLetters } = told;
  return (
    <Box
      aria-hidden
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        fontSize: 13,
        lineHeight: '18px',
        color: 'text.secondary',
      }}
    >
      <Box component="span" sx={oneLine}>
        {kind}
      </Box>
      {keepsDeadLetters && <Badge>{t('flow.deadLetters')}</Badge>}
      <Box sx={{ ml: 'auto', display: 'flex' }}>
        <HealthIcon health={stage.health} size={18} />
      </Box>
    </Box>
  );
}

/** The figure is never cut; its name is. */
function FigureLine({ told, isFar }: { told: ToldStage; isFar?: boolean }) {
  const { figure, note } = told;
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75, fontSize: 12 }}
    >
      {figure && (
        <Box
          component="span"
          sx={{
            flexShrink: 0,
            fontSize: isFar ? 22 : 16,
            lineHeight: isFar ? '28px' : '24px',
            pl: isFar ? 4 : 0,
            fontWeight: 700,
            fontVariantNumeric: 'tabular-nums',
            color: told.causeName ? 'text.secondary' : 'text.primary',
          }}
        >
          {figure.value}
        </Box>
      )}{' '}
      {!isFar && (
        <Box component="span" title={figure?.title} sx={oneLine}>
          {figure?.title ?? note}
        </Box>
      )}
    </Box>
  );
}

function Badge(props: { children: string }) {
  return (
    <Box
      component="span"
      sx={{
        px: 0.5,
        border: 1,
        borderRadius: 0.5,
        fontSize: 11,
        lineHeight: '14px',
        fontWeight: 600,
      }}
    >
      {props.children}
    </Box>
  );
}

/** Words on the upper edge of the box. */
function Mark(props: { health: Health; isFar?: boolean; children: string }) {
  return (
    <Box
      aria-hidden
      sx={theme => ({
        position: 'absolute',
        top: props.isFar ? -16 : -11,
        left: 10,
        px: 1,
        borderRadius: 4,
        fontSize: props.isFar ? 18 : 12,
        lineHeight: props.isFar ? '26px' : '20px',
        fontWeight: 600,
        whiteSpace: 'nowrap',
        color: theme.palette.getContrastText(
          healthTone(theme, props.health).text,
        ),
        backgroundColor: healthTone(theme, props.health).text,
      })}
    >
      {props.children}
    </Box>
  );
}

/** Loud only for a cause; a consequence is grey and dashed. */
function frame(
  theme: Theme,
  { stage: { health }, causeName, isFirstBroken }: ToldStage,
  selected: boolean,
  isFar = false,
) {
  const tone = healthTone(theme, health);
  const isQuiet = health === 'healthy' || causeName !== undefined;
  return {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    justifyContent: 'center',
    width: '100%',
    height: '100%',
    px: 1.5,
    py: 1,
    textAlign: 'left',
    borderRadius: 2,
    // Dashes of a pixel are lost where the drawing is small.
    borderWidth: isFirstBroken || isFar ? 2 : 1,
    borderStyle: causeName === undefined ? 'solid' : 'dashed',
    borderColor: isQuiet
      ? theme.palette.grey[causeName === undefined ? 500 : 600]
      : tone.line,
    backgroundColor: theme.palette.background.paper,
    backgroundImage: isQuiet
      ? 'none'
      : `linear-gradient(${tone.soft}, ${tone.soft})`,
    boxShadow: selected ? `0 0 0 3px ${theme.palette.primary.main}` : 'none',
    pointerEvents: 'all',
    '&:hover': { borderColor: theme.palette.primary.main },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 5,
    },
    '@media (forced-colors: active)': {
      outline: selected ? '3px solid Highlight' : undefined,
    },
  } as const;
}
