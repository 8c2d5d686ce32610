/** Why jobs of DataBrew fail. */
export const databrew = {
  'recipe-column': {
    cause: '레시피 {{step}}단계에 필요한 컬럼 {{column}} 없음',
    remedy:
      '{{input}}의 최신 파일에 {{column}} 컬럼이 없습니다. 파일을 쓰는 쪽에서 컬럼을 되살리거나, 레시피({{recipe}}) {{step}}단계를 고쳐 게시한 뒤 작업을 시작하세요.',
  },
  'recipe-step': {
    cause: '레시피 단계 실패',
    remedy:
      '{{input}}의 최신 파일로 레시피({{recipe}})를 열어 메시지에 나온 단계({{step}})를 고치고, 게시한 뒤 작업을 시작하세요.',
  },
  'dataset-empty': {
    cause: '데이터세트에 파일이 없음',
    remedy:
      '이 작업 전에 {{input}}에 파일을 써야 하는 쪽을 확인하세요. 늦었거나, 실패했거나, 다른 곳에 썼을 수 있습니다. 데이터세트 파라미터(날짜, 패턴)가 잘못된 위치를 가리킬 수도 있습니다.',
  },
  'dataset-missing': {
    cause: '데이터세트({{resource}})가 없음',
    remedy:
      'DataBrew에서 데이터세트({{resource}})를 다시 만들거나, 작업에 있는 데이터세트를 지정하세요.',
  },
  'dataset-column': {
    cause: '컬럼({{column}})이 없거나 맞지 않음',
    remedy:
      '{{input}}의 최신 파일과 레시피({{recipe}})에 쓰인 컬럼을 비교하세요. 파일을 쓰는 쪽을 고치거나 레시피를 맞추세요.',
  },
  'schema-changed': {
    cause: '데이터세트의 컬럼이 바뀜',
    remedy:
      '{{input}}의 최신 파일을 이전 파일과 비교하세요. 파일을 쓰는 쪽이나 레시피({{recipe}})를 고쳐 게시한 뒤 작업을 시작하세요.',
  },
  'node-memory': {
    cause: '노드 메모리 부족',
    remedy: '작업의 최대 노드 수를 늘리거나 한 번에 읽는 양을 줄이세요.',
  },
  'run-timeout': {
    cause: '제한 시간 초과',
    remedy:
      '데이터세트가 커졌는지 확인하세요. 노드 수나 제한 시간을 늘리거나 한 번에 읽는 양을 줄이세요.',
  },
};
