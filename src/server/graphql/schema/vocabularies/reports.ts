import type { Vocabularies } from './vocabulary.ts'

/** What is measured, reported and told to people. */
export const reports: Vocabularies = {
  AlertSeverity: {
    columns: [
      ...['alerts.severity', 'alert_rules.severity', 'alert_channels.severities'],
      ...['edit_alert_rule.severity', 'alert_rule_seen.severity'],
    ],
    description: 'How much an alert matters.',
    values: { LOW: 'Worth knowing.', MEDIUM: 'Look today.', HIGH: 'Look now.' },
  },
  DataIssueKind: {
    columns: ['data_issues.issue', 'data_issue_count.issue'],
    toldBy: ['data_issues'],
    description: "What is wrong with a lead's data.",
    values: {
      phone_missing: "Its number is another's, or takes no texts.",
      name_missing: 'Nobody knows what the vendor is called.',
      offer_above_value: 'We offer more than the house is worth.',
      no_activity: 'Nothing has happened for longer than its stage allows.',
    },
  },
  FigureUnit: {
    columns: ['figures.unit', 'report_figure.unit'],
    description: 'What a figure is in.',
    values: {
      count: 'So many.',
      share: 'From 0 to 1.',
      GBP: 'Pounds.',
      seconds: 'Seconds.',
      hours: 'Hours.',
      days: 'Days.',
    },
  },
  FigureDivision: {
    columns: ['figures.divided_by'],
    description: 'What the scopes of a figure are.',
    values: {
      nothing: 'It has only the one of all.',
      source: 'Sources of leads.',
      stage: 'Stages.',
      template: "Templates of texts, or the purpose of texts in somebody's own words.",
      sender: 'What texts were sent from.',
      agent: 'Agents.',
      provider: 'Who is called outside.',
      person: 'Users.',
      band: 'Bands of a share, in per cent.',
      kind: 'Kinds of what it counts.',
      reason: 'Reasons.',
      fact: 'Facts of a lead, or reply for what an agent took a reply for.',
    },
  },
  TargetSide: {
    columns: ['figures.target_is', 'report_figure.target_is'],
    description: 'Which side of a target is good.',
    values: { at_least: 'This or more.', at_most: 'This or less.' },
  },
  ReportKind: {
    columns: [
      ...['reports.kind', 'report_now.kind', 'alert_deliveries.report_kind'],
      ...['alert_channels.reports', 'figures.reported_in'],
    ],
    description: 'Which report.',
    values: {
      morning: 'What happened yesterday, and what to do today.',
      daily: 'A day against the day before.',
      weekly: 'Seven days against the seven before.',
    },
  },
  ReportSection: {
    columns: ['report_finding.section'],
    toldBy: [
      ...['what_waits_for_people', 'deals_at_risk', 'money_due', 'broken_and_mended', 'where_leads_are_lost'],
      ...['narrow_failures', 'low_bands_that_accept', 'sources_by_cost', 'issues_of_data'],
    ],
    description: 'What a finding of a report is about.',
    values: {
      waiting: 'People are asked.',
      risk: 'A deal is at risk.',
      money: 'Money is due.',
      broken: 'Something broke, and stands.',
      mended: 'Something broke, and is over.',
      bottleneck: 'Time or leads are lost.',
      opportunity: 'A lead may still come to a deal, or money be spent better.',
      quality: 'Something is wrong with the data.',
    },
  },
  NoticeStatus: {
    columns: ['alert_deliveries.status'],
    description: 'What became of the notice of an alert.',
    values: {
      waiting: 'It is tried, now or later.',
      sent: 'The channel took it.',
      overtaken: 'The alert was over before it left.',
      failed: 'A day in vain.',
      no_channel: 'The channel is not set up.',
    },
  },
  NoticeKind: {
    columns: ['alert_deliveries.kind'],
    description: 'What a notice tells of an alert.',
    values: {
      raised: 'That it stands.',
      repeated: 'Nobody looks after it yet.',
      escalated: 'Nobody has looked after it for so long that it matters more.',
      ended: 'That it is over.',
    },
  },
  NoticeCause: {
    columns: [
      'notices.cause',
      ...['notice_choices.popup_causes', 'notice_choices.email_causes', 'notice_choices.slack_causes'],
      ...['choose_notices.popup_causes', 'choose_notices.email_causes', 'choose_notices.slack_causes'],
    ],
    description: 'Why a person is told something.',
    values: {
      item_assigned: 'Somebody else gave them a question.',
      lead_assigned: 'Somebody else gave them a lead to look after.',
      vendor_answered: 'A vendor wrote whose conversation they have taken over.',
      overdue: 'A lead that they look after, or have a question about, is overdue.',
      way_down: 'An address of theirs takes nothing.',
      test: 'They tried whether notices get through.',
    },
  },
  NoticeChannel: {
    columns: ['notices.channel', 'test_notice.channel'],
    description: 'A way to a person beside the browser.',
    values: { email: 'E-mail.', slack: 'Slack.' },
  },
}
