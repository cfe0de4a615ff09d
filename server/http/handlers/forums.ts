/** Routes of a forum and what stands in it. */
import type { forumRoutes } from '../../../contract/forums.ts'
import { addBody } from '../../commands/add-body.ts'
import { addOrganisation } from '../../commands/add-organisation.ts'
import { changeBody } from '../../commands/change-body.ts'
import { changeForum } from '../../commands/change-forum.ts'
import { changeIssue } from '../../commands/change-issue.ts'
import { raiseIssue } from '../../commands/raise-issue.ts'
import { setGenderAsking } from '../../commands/set-gender-asking.ts'
import { setLanguages } from '../../commands/set-languages.ts'
import { setRegionalGroups } from '../../commands/set-regional-groups.ts'
import { setStakeholderGroups } from '../../commands/set-stakeholder-groups.ts'
import { viewForum } from '../../views/forum.ts'
import { actingOf, withForum } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const forumHandlers: Handlers<keyof typeof forumRoutes> = {
  'GET /forums/:forum': async (call) => await withForum(call, async (forum) => await viewForum(call.house, forum)),
  'PATCH /forums/:forum': async (call) =>
    await withForum(call, async (forum) => await changeForum(call.house, actingOf(call), forum, call.body)),
  'PUT /forums/:forum/stakeholder-groups': async (call) =>
    await withForum(call, async (forum) => await setStakeholderGroups(call.house, actingOf(call), forum, call.body.groups)),
  'PUT /forums/:forum/regional-groups': async (call) =>
    await withForum(call, async (forum) => await setRegionalGroups(call.house, actingOf(call), forum, call.body.groups)),
  'PUT /forums/:forum/languages': async (call) =>
    await withForum(call, async (forum) => await setLanguages(call.house, actingOf(call), forum, call.body.languages)),
  'PUT /forums/:forum/gender-asking': async (call) =>
    await withForum(call, async (forum) => await setGenderAsking(call.house, actingOf(call), forum, call.body.isAsked)),
  'POST /forums/:forum/organisations': async (call) =>
    await withForum(call, async (forum) => await addOrganisation(call.house, actingOf(call, 'organisations'), forum, call.body)),
  'POST /forums/:forum/bodies': async (call) =>
    await withForum(call, async (forum) => await addBody(call.house, actingOf(call, 'bodies'), forum, call.body)),
  'PATCH /forums/:forum/bodies/:body': async (call) =>
    await withForum(call, async (forum) => await changeBody(call.house, actingOf(call), { forum, body: call.params.body }, call.body)),
  'POST /forums/:forum/issues': async (call) =>
    await withForum(call, async (forum) => await raiseIssue(call.house, actingOf(call, 'issues'), forum, call.body)),
  'PATCH /forums/:forum/issues/:issue': async (call) =>
    await withForum(call, async (forum) => await changeIssue(call.house, actingOf(call), { forum, issue: call.params.issue }, call.body)),
}
