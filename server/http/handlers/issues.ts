/** Handlers of issues on their road. */
import type { issueRoutes } from '../../../contract/issues.ts'
import { accept } from '../../../core/words/outcome.ts'
import { addIssueDate } from '../../commands/add-issue-date.ts'
import { addIssueParty } from '../../commands/add-issue-party.ts'
import { describeIssue } from '../../commands/describe-issue.ts'
import { linkIssue } from '../../commands/link-issue.ts'
import { moveIssue } from '../../commands/move-issue.ts'
import { removeIssueDate } from '../../commands/remove-issue-date.ts'
import { removeIssueParty } from '../../commands/remove-issue-party.ts'
import { setCharter } from '../../commands/set-charter.ts'
import { setIssueSteps } from '../../commands/set-issue-steps.ts'
import { viewIssue, viewIssues } from '../../views/issue.ts'
import { actingOf, withForum } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const issueHandlers: Handlers<keyof typeof issueRoutes> = {
  'GET /forums/:forum/issues': async (call) =>
    await withForum(call, async (forum) => accept({ issues: await viewIssues(call.house, forum) })),
  'GET /issues/:issue': async (call) => await viewIssue(call.house, call.issue),
  'PUT /issues/:issue/description': async (call) => await describeIssue(call.house, actingOf(call), call.issue, call.body),
  'POST /issues/:issue/moves': async (call) => await moveIssue(call.house, actingOf(call), call.issue, call.body),
  'POST /issues/:issue/parties': async (call) =>
    await addIssueParty(call.house, actingOf(call), call.issue, {
      ...call.body,
      target: call.body.target ?? null,
      name: call.body.name ?? null,
    }),
  'DELETE /issues/:issue/parties/:party': async (call) =>
    await removeIssueParty(call.house, actingOf(call), { issue: call.issue, party: call.params.party }),
  'POST /issues/:issue/links': async (call) => await linkIssue(call.house, actingOf(call), call.issue, call.body),
  'POST /issues/:issue/dates': async (call) => await addIssueDate(call.house, actingOf(call), call.issue, call.body),
  'DELETE /issues/:issue/dates/:date': async (call) =>
    await removeIssueDate(call.house, actingOf(call), { issue: call.issue, date: call.params.date }),
  'PUT /issues/:issue/charter': async (call) =>
    await setCharter(call.house, actingOf(call), call.issue, {
      grants: call.body.grants,
      promises: call.body.promises,
      text: call.body.text ?? null,
      reason: call.body.reason ?? null,
    }),
  'PUT /issues/:issue/steps': async (call) =>
    await setIssueSteps(
      call.house,
      actingOf(call),
      call.issue,
      call.body.steps.map(({ key, title, pages, entries, leftOut }) => ({
        key: key ?? null,
        title: title ?? null,
        pages: pages ?? [],
        entries: entries ?? [],
        leftOut: leftOut ?? null,
      })),
    ),
}
