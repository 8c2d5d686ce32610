import { alarms, couldNotAsk, muted, silent } from './shared';

/** Functions of Lambda. */
export const lambdaFunction = {
  title: 'Lambda 함수',
  inventory: {
    state: '상태',
    runtime: '런타임',
    packageType: '패키지',
    architectures: '아키텍처',
    timeoutSeconds: '제한 시간',
    memoryBytes: '메모리',
    reservedConcurrency: '예약된 동시성',
    deployedAt: '배포',
    lastUpdate: '마지막 업데이트',
    code: '코드 해시',
    role: '역할',
    deadLetterTarget: '실패 이벤트 전송 대상',
    logGroup: '로그 그룹',
  },
  finding: {
    'not-active': {
      title: '함수가 알 수 없는 상태({{state}})입니다',
      title_Pending: '함수를 만드는 중입니다',
      title_Inactive: '몇 주 동안 호출되지 않아 비활성 상태입니다',
      title_Failed: '함수를 만들거나 깨우지 못해 모든 호출이 실패합니다',
      title_Deactivating:
        '함수가 비활성화되는 중이며 곧 모든 호출이 실패합니다',
      title_Deactivated: '함수가 비활성화되어 모든 호출이 실패합니다',
      title_ActiveNonInvocable:
        '함수가 활성 상태지만 호출할 수 없어 모든 호출이 실패합니다',
      title_Deleting: '함수가 삭제되는 중입니다',
      remedy: 'AWS 콘솔에서 함수를 확인하세요.',
      remedy_Pending: '활성화될 때까지 기다리세요. 그동안 호출은 실패합니다.',
      remedy_Inactive:
        '조치할 것이 없습니다. 깨어나는 동안 첫 호출만 실패하고 그다음부터는 성공합니다.',
      remedy_Failed: '{{remedy}}',
      remedy_Deactivating: '{{remedy}}',
      remedy_Deactivated: '{{remedy}}',
      remedy_ActiveNonInvocable: '{{remedy}}',
      remedy_Deleting: '의도한 것이 아니라면 누가 삭제하는지 확인하세요.',
    },
    'switched-off': {
      title:
        '함수가 꺼져 있습니다: 예약된 동시성이 0이라 모든 호출이 스로틀링됩니다',
      remedy:
        '함수를 멈춘 담당자와 확인한 뒤 제한을 해제하세요: aws lambda delete-function-concurrency --function-name {{name}}.',
    },
    'event-source-stopped': {
      title:
        'Lambda가 {{sources}}을(를) 읽지 않습니다: 이벤트 소스 매핑이 비활성화됨',
      title_reason:
        'Lambda가 {{sources}}을(를) 읽지 않습니다: 이벤트 소스 매핑이 비활성화됨({{reason}})',
      remedy:
        '{{name}}이(가) 대기 중인 것을 처리할 수 있게 되면 다시 읽게 하세요: aws lambda update-event-source-mapping --uuid {{id}} --enabled. 더 필요 없다면 매핑을 삭제하세요.',
    },
    'near-timeout': {
      title: '호출이 최대 {{longest}} 걸립니다. 제한 시간의 {{share}}',
      title_reached: '호출이 제한 시간 {{timeout}}에 걸려 실패합니다',
      title_all: '모든 호출이 제한 시간 {{timeout}}에 걸려 실패합니다',
      title_deployment:
        '{{deployed}} 배포 이후 호출이 제한 시간 {{timeout}}에 걸립니다',
      remedy:
        '{{name}}이(가) 호출하는 곳이 느려졌는지, 배치가 커졌는지 확인하세요. {{until}}',
      remedy_deployment:
        '{{name}}을(를) 배포 전 버전으로 되돌린 뒤 무엇이 느려졌는지 확인하세요. {{until}}',
    },
    'shard-blocked': {
      title:
        '{{sources}}의 잘못된 배치 하나가 계속 재시도되어 샤드를 막고 있습니다. {{lag}} 지연',
      remedy:
        'Lambda가 배치를 나누고 실패한 것을 따로 두게 하면 자동으로 진행됩니다: aws lambda update-event-source-mapping --uuid {{id}} --bisect-batch-on-function-error --maximum-retry-attempts 5. 유실되지 않게 실패 대상(--destination-config)도 지정하세요. 레코드의 문제는 {{name}} 로그({{log}})에 있습니다.',
    },
    failing: {
      title: '{{failing}}',
      title_deployment: '{{failing}}, {{deployed}} 배포 이후',
      remedy:
        '{{name}} 로그({{log}})에서 오류를 확인하세요. 입력, 메모리, 또는 호출하는 곳의 문제입니다.',
      remedy_deployment:
        '{{name}}을(를) 배포 전 버전으로 되돌린 뒤 로그({{log}})에서 오류를 확인하세요.',
    },
    throttled: {
      title: '{{throttled}}, 계정 한도 때문',
      title_reserved: '{{throttled}}, 동시 실행 한도 {{reserved}} 때문',
      remedy:
        '이 리전에서 계정의 동시성을 많이 쓰는 함수를 확인하세요. 할당량을 늘리거나(aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384) {{name}}에 동시성을 예약하세요.',
      remedy_reserved:
        '{{name}}의 예약된 동시성을 늘리거나 동시에 호출하는 수를 줄이세요. 이벤트 소스 매핑의 최대 동시성은 수신 횟수를 늘리지 않고 큐를 늦춥니다.',
    },
    'event-source-trouble': {
      title: 'Lambda가 {{sources}} 처리에 실패합니다: {{cause}}',
      title_unread: 'Lambda가 {{sources}}을(를) 읽지 못합니다: {{cause}}',
      remedy: '{{remedy}}',
    },
    'failures-lost': {
      title_other:
        '실패한 이벤트 {{count}}건 유실됨: {{keeper}}에 쓰지 못했습니다',
      title_dropped_other:
        '이벤트 {{count}}건 유실됨: Lambda가 포기했고 {{name}}의 실패를 보관하는 곳이 없습니다',
      title_unknown_other:
        'Lambda가 이벤트 {{count}}건을 포기했습니다. 보관되는지는 조회하지 못했습니다',
      remedy:
        '{{keeper}}이(가) 있는지, {{role}}에 쓰기 권한(암호화되어 있다면 키도)이 있는지 확인한 뒤, 유실된 이벤트를 원래 보낸 곳에서 {{name}}에 다시 보내세요.',
      remedy_dropped:
        '더 실패하기 전에 {{name}}에 실패 대상을 지정하세요: aws lambda put-function-event-invoke-config --function-name {{name}} --destination-config에 큐나 버킷의 ARN. 그런 다음 유실된 이벤트를 원래 보낸 곳에서 다시 보내세요.',
      remedy_unknown:
        'Pipeline Health가 이 계정을 조회하는 역할에 lambda:GetFunctionEventInvokeConfig를 허용하거나, {{name}}에 실패 대상이 있는지 직접 확인하세요.',
    },
    'records-discarded': {
      title_other:
        '{{name}}에서 실패한 {{sources}}의 배치 {{count}}개를 Lambda가 버렸습니다. 보관하는 곳이 없습니다',
      title_records_other:
        '{{name}}에서 실패한 {{sources}}의 레코드 {{count}}건을 Lambda가 버렸습니다. 보관하는 곳이 없습니다',
      remedy:
        '이벤트 소스 매핑에 실패 대상을 지정하세요: aws lambda update-event-source-mapping --uuid {{id}} --destination-config에 레코드를 받는 버킷이나 위치를 알려 주는 큐의 ARN. 스트림에 남아 있는 동안에는 {{since}}부터 읽는 두 번째 매핑(--starting-position AT_TIMESTAMP)으로 다시 읽을 수 있습니다.',
    },
    'records-skipped': {
      title_other:
        '{{source}}의 레코드 {{count}}건 이상이 {{name}}에 전달되지 않았습니다({{since}} 이후)',
      remedy:
        '스트림에 남아 있는 동안 다시 읽을 수 있습니다. {{since}}부터 읽는 두 번째 이벤트 소스 매핑(--starting-position AT_TIMESTAMP)을 추가하고 따라잡으면 삭제하세요. 그동안 {{name}}에는 이후 레코드가 두 번 전달됩니다.',
    },
    'events-unaccounted': {
      title:
        '{{source}}에서 읽은 이벤트 {{into}}건 중 {{missing}}건이 {{name}}에 전달되지도 필터링되지도 않음',
      remedy:
        '{{name}}을(를) 이벤트 소스 매핑대로 호출할 수 있는지(버전, 별칭, 권한, 페이로드 한도), 필터가 동작하는지 확인하세요. aws lambda get-event-source-mapping --uuid {{id}}의 FilterCriteriaError와 LastProcessingResult에 나옵니다.',
    },
    'messages-not-deleted': {
      title:
        '{{name}}이(가) 처리한 {{source}} 메시지의 {{share}}이(가) 삭제되지 않아 다시 옵니다',
      title_uncounted:
        '{{name}} 호출의 {{share}}이(가) 성공하고도 {{source}}의 메시지가 남아 다시 옵니다',
      remedy:
        '역할에 큐의 sqs:DeleteMessage를 허용하고, 가시성 제한 시간을 {{name}} 제한 시간의 6배와 배치 대기 시간 이상으로 설정하세요. 처리 중에 다시 보이게 된 메시지는 삭제할 수 없습니다.',
    },
    'deleted-elsewhere': {
      title_other:
        '{{source}}의 메시지 {{into}}건 중 {{count}}건 이상을 {{name}}이(가) 아닌 곳에서 삭제했습니다',
      remedy:
        '의도한 것이라면 조치할 것이 없습니다. 아니라면 그 큐에서 수신·삭제할 수 있는 곳을 찾으세요. 다른 함수의 이벤트 소스 매핑, 켜 둔 워커, 스크립트일 수 있습니다.',
    },
    'update-failed': {
      title: '마지막 함수 업데이트 실패',
      title_reason: '마지막 함수 업데이트 실패: {{reason}}',
      remedy:
        '실패 이유를 고치고 다시 배포하세요. 그때까지 함수는 이전 상태로 실행됩니다.',
    },
    'stream-lagging': {
      title: '스트림 읽기 지연 {{lag}}',
      title_draining: '스트림 읽기 지연 {{lag}}, {{drain}} 후 해소 예상',
      'title_never-drained':
        '스트림 읽기 지연 {{lag}}, 지금 속도로는 해소되지 않음. {{lossAt}}부터 레코드 유실',
      title_losing: '스트림 읽기 지연 {{lag}}, {{lossAt}}부터 레코드 유실',
      title_held:
        '함수 호출이 멈췄고 읽기 지연 {{lag}}, {{lossAt}}부터 레코드 유실',
      title_restarted:
        '함수가 {{restarted}}에 {{lag}} 전 위치부터 다시 읽기 시작했습니다',
      remedy:
        '{{name}} 호출이 성공한다면 샤드당 동시 배치를 늘리거나(aws lambda update-event-source-mapping --uuid {{id}} --parallelization-factor {{factor}}), 배치를 키우거나, 호출을 빠르게 하세요. 실패한다면 잘못된 레코드 하나가 계속 재시도되는지 확인하세요.',
      remedy_held:
        'Lambda가 {{name}}을(를) 다시 호출하게 하세요. 무엇이 막는지는 함께 표시된 진단을 보세요.',
      remedy_restarted:
        '{{name}}이(가) 그 위치부터 다시 읽도록 의도했는지 확인하세요. 새 이벤트 소스 매핑은 지정한 시작 위치부터 읽습니다.',
    },
    'near-reserved-concurrency': {
      title_other: '동시 실행 {{count}}건, 한도 {{reserved}}건',
      remedy:
        '스로틀링이 발생하기 전에 예약된 동시성을 늘리거나 호출 시간을 줄이세요.',
    },
    'calls-stopped': {
      title_other: '{{since}} 이후 호출이 없습니다. 평소에는 분당 {{usual}}건',
      title_pause:
        '{{since}} 이후 호출이 없습니다. 이 시간대에는 길어야 {{pause}} 쉽니다',
      remedy:
        '함수를 호출하는 쪽을 확인하세요. 앞 단계의 큐나 스트림, 이벤트 소스 매핑, 이 함수로 변환하는 Firehose 스트림일 수 있습니다.',
    },
    'less-than-usual': {
      title:
        '호출이 평소보다 {{less}} 적습니다: {{window}} 동안 {{value}}건, 평소 {{usual}}건',
      remedy:
        '함수를 호출하는 쪽을 확인하세요. 일정, 규칙, API, 이 함수로 변환하는 Firehose 스트림일 수 있습니다.',
    },
    'more-than-usual': {
      title:
        '호출이 평소의 {{times}}배입니다: {{window}} 동안 {{value}}건, 평소 {{usual}}건',
      remedy:
        '의도한 것이라면 조치할 것이 없습니다. 아니라면 같은 요청을 반복해서 보내는 프로듀서를 찾으세요.',
    },
    'poison-records': {
      title: '{{sources}}의 잘못된 레코드 하나가 만료될 때까지 샤드를 막습니다',
      remedy:
        '이벤트 소스 매핑에 MaximumRetryAttempts와 BisectBatchOnFunctionError, 포기한 레코드를 보관할 실패 대상을 설정하세요.',
    },
    'whole-batches': {
      title: '{{sources}}의 메시지 하나만 실패해도 배치 전체가 되돌아갑니다',
      remedy:
        '함수가 batchItemFailures로 응답하게 하고 이벤트 소스 매핑에 ReportBatchItemFailures를 설정하세요.',
    },
    'runtime-deprecated': {
      title: '런타임 {{runtime}} 지원이 {{deprecated}}에 종료되었습니다',
      remedy:
        '{{name}}을(를) 같은 언어의 최신 런타임에서 테스트한 뒤 바꾸세요: aws lambda update-function-configuration --function-name {{name}} --runtime.',
    },
    'alarm-coverage': {
      title_0: '함수가 실패해도 알림을 보내는 CloudWatch 알람이 없습니다',
      remedy_0:
        'Errors(통계 Sum, 평소보다 높게)에 팀으로 알림을 보내는 알람을 만드세요.',
      'title_0-silent':
        '함수가 실패해도 알림을 보내는 CloudWatch 알람이 없습니다',
      'title_0-muted':
        '함수가 실패해도 알림이 가지 않습니다: {{rule}} 규칙이 알람을 음소거함',
      'remedy_0-muted': muted,
      remedy: silent,
    },
    'could-not-ask': couldNotAsk({
      eventSources: '이 함수가 읽는 큐와 스트림',
      reservedConcurrency: '예약된 동시성',
      asynchronous: '실패한 이벤트의 처리 방법',
      alarms,
    }),
    'calls-fail_other': '호출의 {{share}} 실패, 최근 1시간 오류 {{count}}건',
    'calls-fail_every_other': '모든 호출 실패, 최근 1시간 오류 {{count}}건',
    'calls-fail_seldom_other': '최근 호출 {{count}}건 중 {{failed}}건 실패',
    'calls-throttled_every_other':
      '모든 호출 스로틀링 발생, 최근 15분 {{count}}건',
    'calls-throttled_other':
      '호출의 {{share}} 스로틀링 발생, 최근 15분 {{count}}건',
    'calls-throttled_seldom_other':
      '최근 호출 {{calls}}건 중 {{count}}건 스로틀링 발생',
    'until-then':
      '그때까지 제한 시간을 늘리거나(aws lambda update-function-configuration --function-name {{name}} --timeout {{longer}}) 메모리를 늘리거나 배치 크기를 줄이세요.',
    'until-then_queue':
      '그때까지 배치 크기를 줄이거나 메모리를 늘리세요. 제한 시간을 {{longer}}초로 늘리기 전에, 처리 중인 메시지가 다시 수신되지 않도록 {{queues}}의 가시성 제한 시간을 {{visibility}}초 이상으로 늘리세요.',
    'until-then_longest':
      '제한 시간이 이미 최대입니다. 그때까지 메모리를 늘리거나 배치 크기를 줄이세요.',
    'loss-basis':
      '함수가 아직 읽지 않은 가장 오래된 레코드는 {{age}} 지났고 스트림의 보존 기간은 {{retention}}입니다.',
    'loss-basis_maximum-age':
      '함수가 아직 읽지 않은 가장 오래된 레코드는 {{age}} 지났고, 이벤트 소스 매핑은 {{retention}} 지난 레코드를 포기합니다.',
    'loss-basis_events':
      '함수를 기다리는 가장 오래된 이벤트는 {{age}} 지났고, Lambda는 {{retention}} 지난 이벤트를 포기하며 보관하는 곳이 없습니다.',
  },
};
