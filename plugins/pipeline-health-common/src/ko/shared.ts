/** What could not be asked beside a stage; every kind has sides of its own. */
export const couldNotAsk = (
  what: { [side: string]: string },
  told: { [side: string]: string } = {},
) => ({
  title: '조회하지 못함: {{what}}',
  title_incomplete: '일부만 조회함: {{what}}',
  remedy: 'AWS의 응답은 근거에 있습니다. 다음 수집 때 다시 조회합니다.',
  remedy_denied:
    'Pipeline Health가 이 계정을 조회하는 역할에 {{actions}}을(를) 허용하세요.',
  remedy_told: '{{told}}',
  'remedy_denied-told':
    'Pipeline Health가 이 계정을 조회하는 역할에 {{actions}}을(를) 허용하세요. {{told}}',
  what,
  told,
});

/** The alarms on a stage, as what could not be asked. */
export const alarms = 'CloudWatch 알람';

/** How an alarm reaches somebody again. */
export const muted = '점검이 끝나면 음소거 규칙 {{rule}}을(를) 해제하세요.';
export const silent =
  '알람에 SNS 주제 같은 작업을 추가하고 작업을 활성화하세요.';
