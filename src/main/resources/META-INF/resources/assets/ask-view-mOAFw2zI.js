import{t as e}from"./query-DDQkTGvL.js";import{n as t,t as n}from"./task-hSh6HPr9.js";import{C as r,D as i,S as a,T as o,_ as s,a as c,c as l,d as u,f as d,i as f,j as p,l as m,m as h,n as g,o as _,p as v,r as ee,s as y,t as b,u as x,w as S,x as C}from"./index-CajHEj6X.js";import{t as w}from"./announcer-b5pLU1NX.js";import{t as T}from"./format-CP1OhEck.js";import{a as E,i as te,n as ne,o as D,r as O,t as k}from"./names-sJecreet.js";var A=2e3,j=class extends S{constructor(...e){super(...e),this.copied=!1}static{this.styles=[y,l,p`button { min-block-size: 2.5rem; white-space: nowrap; }`]}render(){return i`<button type="button" @click=${this.copy}>${this.copied?v.yes:v.copy}
      ${this.copied?s.copied:s.copyAddress}</button>`}async copy(){await navigator.clipboard.writeText(location.href),this.copied=!0,w(s.copied),setTimeout(()=>{this.copied=!1},A)}};_([C()],j.prototype,`copied`,void 0),j=_([r(`lg-copy-address`)],j);var M={user:`User`,userHint:`Name or SIP address`,client:`Client`,pool:`Chat pool`,withChat:`With chat`,withoutChat:`Without chat`,searching:`Searching`,noUser:e=>`No user whose SIP address or name has a word that starts with “${e}”.`,found:e=>T(e,`user`,`users`),start:`Pick a user. The table then shows every client and chat pool of that user; pick a cell, or a client and a pool, for the reasons and what would change the answer.`,unknownUser:e=>i`There is no user ${e}.`,noPools:`No chat pool is stored yet. Import the topology first.`,verdicts:{yes:`Yes`,step:`Yes, after a step`,no:`No`},short:{yes:`Yes`,step:`Step`,no:`No`},can:(e,t,n)=>i`${e} can use ${t} with ${n}.`,canAfterStep:(e,t,n)=>i`${e} can use ${t} with ${n} once this is done:`,cannot:(e,t,n)=>i`${e} cannot use ${t} with ${n}.`,obstacles:e=>e===1?`Why not: one obstacle`:`Why not: ${T(e,`obstacle`,`obstacles`)}`,conditions:`What is still to do`,advisories:`Good to know`,rule:`Rule`,policy:`Policy that decides`,policyValue:(e,t,n)=>i`${e} (${t}) ${n?`enables`:`disables`} Persistent Chat`,account:`Account`,accountOff:`not enabled`,accountValue:(e,t)=>`${e?`enabled`:`not enabled`}, hosted ${t}`,home:`Home`,homeValue:(e,t,n)=>i`${e} (${t}, site ${n})`,noHome:`homed on no front-end pool`,configured:`Configured clients`,configuredValue:(e,t)=>i`${e} for ${t}`,remedies:`What would make it possible`,noRemedies:`No change that Lifeguard knows makes this possible. Another client or another chat pool may do: see the table.`,option:(e,t)=>`Option ${e}: ${T(t,`step`,`steps`)}`,tryIt:`Try it`,trying:`Tried`,tryAll:`Try all steps`,supposes:`This supposes the steps for one question. Nothing is stored.`,before:`now`,after:`then`,gone:`gone`,remaining:`remains`,appears:`new`,changes:(e,t)=>`The answer changes from “${e}” to “${t}”.`,stays:e=>`The answer stays “${e}”.`,choices:`Instead also:`,moreChoices:e=>`and ${T(e,`other`,`others`)}`,follows:`The choice depends on the step before.`,affectsNobody:`No other user is affected.`,affects:e=>`Also changes the answer for ${T(e,`other user`,`other users`)}.`,showAffected:`Who?`,gain:e=>`${T(e,`user gains`,`users gain`)} the client on this pool`,lose:e=>`${T(e,`user loses`,`users lose`)} the client on this pool`,andMore:e=>`and ${T(e,`more`,`more`)}`,matrix:`All clients and chat pools of this user`,matrixNone:`No chat pool is in service.`,summary:(e,t)=>`${e} of ${T(t,`combination is`,`combinations are`)} possible. Pick one for the reasons.`,stepMeans:`“Step” is a yes that asks for one thing more, such as configuring the client by hand.`,cell:(e,t,n,r)=>`${e}, ${t}: ${n}${r?`. ${r}`:``}`,notInService:`Not in service`};function re(e,t,n){let r=(n,r)=>i`<optgroup label=${n}>
    ${e.filter(e=>e.releases.length>0===r).map(({client:e})=>i`
      <option value=${e} ?selected=${e===t}>${O(k,e)}</option>`)}
  </optgroup>`;return i`<label for="client">${M.client}</label>
    <select id="client" @change=${e=>n(e.target.value)}>
      ${t===``?i`<option value="" selected>${s.choose}</option>`:o}
      ${r(M.withChat,!0)}${r(M.withoutChat,!1)}
    </select>`}function ie(e,t,n){let r=t.toLowerCase(),a=[...new Set(e.map(e=>e.release))];return i`<label for="pool">${M.pool}</label>
    <select id="pool" @change=${e=>n(e.target.value)}>
      ${e.some(e=>e.fqdn.toLowerCase()===r)?o:i`
        <option value="" selected>${t===``?s.choose:d(t)}</option>`}
      ${a.map(t=>i`<optgroup label=${O(D,t)}>
        ${e.filter(e=>e.release===t).map(e=>i`
          <option value=${e.fqdn} ?selected=${e.fqdn.toLowerCase()===r}>${ae(e)}</option>`)}
      </optgroup>`)}
    </select>`}function ae(e){let t=e.displayName?`${d(e.fqdn)} – ${d(e.displayName)}`:d(e.fqdn);return e.state===`IN_SERVICE`?t:`${t} (${O(E,e.state)})`}var oe=`query Choices { clients { client releases } chatPools { fqdn displayName release state } }`,se=class{constructor(e,t,{tabInsertsSuggestions:n,firstOptionSelectionMode:r,scrollIntoViewOptions:i}={}){this.input=e,this.list=t,this.tabInsertsSuggestions=n??!0,this.firstOptionSelectionMode=r??`none`,this.scrollIntoViewOptions=i??{block:`nearest`,inline:`nearest`},this.isComposing=!1,this.didAutoAssignLastSelectedId=!1,t.id||=`combobox-${Math.random().toString().slice(2,6)}`,this.ctrlBindings=!!navigator.userAgent.match(/Macintosh/),this.keyboardEventHandler=e=>ce(e,this),this.compositionEventHandler=e=>L(e,this),this.inputHandler=this.clearSelection.bind(this),e.setAttribute(`role`,`combobox`),e.setAttribute(`aria-controls`,t.id),e.setAttribute(`aria-expanded`,`false`),e.setAttribute(`aria-autocomplete`,`list`),e.setAttribute(`aria-haspopup`,`listbox`)}destroy(){this.clearSelection(),this.stop(),this.input.removeAttribute(`role`),this.input.removeAttribute(`aria-controls`),this.input.removeAttribute(`aria-expanded`),this.input.removeAttribute(`aria-autocomplete`),this.input.removeAttribute(`aria-haspopup`)}start(){this.input.setAttribute(`aria-expanded`,`true`),this.input.addEventListener(`compositionstart`,this.compositionEventHandler),this.input.addEventListener(`compositionend`,this.compositionEventHandler),this.input.addEventListener(`input`,this.inputHandler),this.input.addEventListener(`keydown`,this.keyboardEventHandler),this.list.addEventListener(`click`,N),this.resetSelection()}stop(){this.clearSelection(),this.input.setAttribute(`aria-expanded`,`false`),this.input.removeEventListener(`compositionstart`,this.compositionEventHandler),this.input.removeEventListener(`compositionend`,this.compositionEventHandler),this.input.removeEventListener(`input`,this.inputHandler),this.input.removeEventListener(`keydown`,this.keyboardEventHandler),this.list.removeEventListener(`click`,N)}indicateDefaultOption(){var e;this.firstOptionSelectionMode===`active`?(e=Array.from(this.list.querySelectorAll(`[role="option"]:not([aria-disabled="true"])`)).filter(I)[0])==null||e.setAttribute(`data-combobox-option-default`,`true`):this.firstOptionSelectionMode===`selected`&&this.navigate(1)}navigate(e=1){let t=Array.from(this.list.querySelectorAll(`[aria-selected="true"]`)).filter(I)[0],n=Array.from(this.list.querySelectorAll(`[role="option"]`)).filter(I),r=n.indexOf(t);if(r===n.length-1&&e===1||r===0&&e===-1){this.clearSelection(),this.input.focus();return}let i=e===1?0:n.length-1;if(t&&r>=0){let t=r+e;t>=0&&t<n.length&&(i=t)}let a=n[i];if(a)for(let e of n)e.removeAttribute(`data-combobox-option-default`),a===e?(!a.id&&!document.getElementById(`${this.list.id}-selected`)&&(a.id=`${this.list.id}-selected`,this.didAutoAssignLastSelectedId=!0),a.id&&this.input.setAttribute(`aria-activedescendant`,a.id),a.setAttribute(`aria-selected`,`true`),F(a),a.scrollIntoView(this.scrollIntoViewOptions)):(e.id===`${this.list.id}-selected`&&this.didAutoAssignLastSelectedId&&(e.removeAttribute(`id`),this.didAutoAssignLastSelectedId=!1),e.removeAttribute(`aria-selected`))}clearSelection(){this.input.removeAttribute(`aria-activedescendant`);for(let e of this.list.querySelectorAll(`[aria-selected="true"], [data-combobox-option-default="true"]`))e.removeAttribute(`aria-selected`),e.removeAttribute(`data-combobox-option-default`),e.id===`${this.list.id}-selected`&&this.didAutoAssignLastSelectedId&&(e.removeAttribute(`id`),this.didAutoAssignLastSelectedId=!1)}resetSelection(){this.clearSelection(),this.indicateDefaultOption()}};function ce(e,t){if(!(e.shiftKey||e.metaKey||e.altKey)&&(t.ctrlBindings||!e.ctrlKey)&&!t.isComposing)switch(e.key){case`Enter`:P(t.input,t.list)&&e.preventDefault();break;case`Tab`:t.tabInsertsSuggestions&&P(t.input,t.list)&&e.preventDefault();break;case`Escape`:t.clearSelection();break;case`ArrowDown`:t.navigate(1),e.preventDefault();break;case`ArrowUp`:t.navigate(-1),e.preventDefault();break;case`n`:t.ctrlBindings&&e.ctrlKey&&(t.navigate(1),e.preventDefault());break;case`p`:t.ctrlBindings&&e.ctrlKey&&(t.navigate(-1),e.preventDefault());break;default:if(e.ctrlKey)break;t.resetSelection()}}function N(e){if(!(e.target instanceof Element))return;let t=e.target.closest(`[role="option"]`);t&&t.getAttribute(`aria-disabled`)!==`true`&&le(t,{event:e})}function P(e,t){let n=t.querySelector(`[aria-selected="true"], [data-combobox-option-default="true"]`);return n?(n.getAttribute(`aria-disabled`)===`true`||n.click(),!0):!1}function le(e,t){e.dispatchEvent(new CustomEvent(`combobox-commit`,{bubbles:!0,detail:t}))}function F(e){e.dispatchEvent(new Event(`combobox-select`,{bubbles:!0}))}function I(e){return!e.hidden&&!(e instanceof HTMLInputElement&&e.type===`hidden`)&&(e.offsetWidth>0||e.offsetHeight>0)}function L(e,t){t.isComposing=e.type===`compositionstart`,document.getElementById(t.input.getAttribute(`aria-controls`)||``)&&t.clearSelection()}var R=`sipAddress displayName enabled home { fqdn release }`,z=`query Search($text: String!) {
  users(first: 8, filter: { search: $text }) { nodes { ${R} } }
}`,B=150,V=class extends S{constructor(...e){super(...e),this.user=``,this.displayName=``,this.text=``,this.open=!1,this.search=new n(this,{args:()=>[this.text.trim(),this.open],task:async([e,t],{signal:n})=>!t||e===``?[]:(await new Promise(e=>setTimeout(e,B)),n.throwIfAborted(),(await h(z,{text:e},n)).users.nodes)})}static{this.styles=[y,l,p`
    :host { position: relative; }
    ul {
      position: absolute; z-index: 3; inset-inline: 0; margin-block-start: 0.25rem; max-block-size: 22rem; overflow: auto;
      border: 1px solid var(--lg-edge); border-radius: 0.375rem; background: var(--lg-surface);
      box-shadow: 0 6px 20px rgb(0 0 0 / 20%);
    }
    li { display: grid; min-block-size: 2.75rem; padding: 0.4rem 0.7rem; cursor: pointer; }
    li + li { border-block-start: 1px solid var(--lg-line); }
    li:hover { background: var(--lg-raised); }
    li[aria-selected="true"] { background: var(--lg-accent-soft); box-shadow: inset 3px 0 var(--lg-accent); }
    .nothing { position: absolute; z-index: 3; inset-inline: 0; padding: 0.7rem; box-shadow: 0 6px 20px rgb(0 0 0 / 20%); }
  `]}render(){return i`
      <label for="user">${M.user}</label>
      <input id="user" type="text" role="combobox" aria-autocomplete="list" aria-expanded=${this.isListOpen()}
        autocomplete="off" autocapitalize="none" spellcheck="false" placeholder=${M.userHint}
        .value=${this.open?this.text:this.shown()} @input=${this.typed} @focus=${this.focused} @blur=${this.close}
        @keydown=${this.pressed}>
      ${this.open&&this.text.trim()!==``?this.results():o}
      <div class="visually-hidden" role="status">${this.status()}</div>`}results(){return this.search.render({pending:()=>this.options(this.search.value??[]),complete:e=>e.length>0?this.options(e):i`
        <p class="panel nothing">${M.noUser(d(this.text.trim()))}</p>`,error:e=>i`<div class="nothing">${f(e)}</div>`})}options(e){return e.length===0?o:i`
      <ul id="users" role="listbox" aria-label=${M.user} @mousedown=${e=>e.preventDefault()}
        @combobox-commit=${e=>this.pick(e.target.dataset.user??``)}>
        ${e.map((e,t)=>i`<li role="option" id="user-${t}" data-user=${e.sipAddress}>
          <span>${m(e.displayName??e.sipAddress)}</span>
          <span class="small muted">${m(e.sipAddress.replace(/^sip:/,``))}${e.home?i` · ${O(D,e.home.release)}`:o}${e.enabled?o:i` · ${M.accountOff}`}</span>
        </li>`)}
      </ul>`}updated(){this.isListOpen()&&this.list&&this.combobox?.list!==this.list?(this.combobox?.destroy(),this.combobox=new se(this.input,this.list,{firstOptionSelectionMode:`selected`}),this.combobox.start()):!this.isListOpen()&&this.combobox?(this.combobox.destroy(),this.combobox=void 0):this.combobox?.indicateDefaultOption()}isListOpen(){return this.open&&this.text.trim()!==``&&(this.search.value?.length??0)>0}shown(){let e=this.user.replace(/^sip:/,``);return d(this.displayName===``?e:`${this.displayName} (${e})`)}status(){let e=this.search.value?.length??0;return this.open&&this.text.trim()!==``&&e>0?M.found(e):``}typed(){this.text=this.input.value,this.open=!0}focused(){this.text=``,this.input.select()}pressed(e){e.key===`Escape`?this.close():e.key===`Enter`&&!e.defaultPrevented&&this.text.includes(`@`)&&this.pick(this.text.trim())}close(){this.open=!1}pick(e){this.open=!1,this.text=``,this.dispatchEvent(new CustomEvent(`lg-pick`,{detail:e}))}};_([a()],V.prototype,`user`,void 0),_([a()],V.prototype,`displayName`,void 0),_([C()],V.prototype,`text`,void 0),_([C()],V.prototype,`open`,void 0),_([e(`input`)],V.prototype,`input`,void 0),_([e(`ul`)],V.prototype,`list`,void 0),V=_([r(`lg-user-picker`)],V);function H(e){return e.eligible?e.conditions.length>0?`step`:`yes`:`no`}function U(e,t){let n=(e,t)=>e.obstacles.find(e=>e.rule.id===t);return[...e.obstacles.map(e=>{let r=n(t,e.rule.id);return{fate:r?`remaining`:`gone`,obstacle:r??e}}),...t.obstacles.filter(t=>!n(e,t.rule.id)).map(e=>({fate:`appears`,obstacle:e}))]}var W=p`
  .yes { color: var(--lg-yes); --cut: var(--lg-surface); }
  .no { color: var(--lg-no); --cut: var(--lg-surface); }
  .step { color: var(--lg-step); --cut: var(--lg-surface); }
  .cut { stroke: var(--cut, var(--lg-surface)); }
  .verdict.yes { background: var(--lg-yes-soft); --cut: var(--lg-yes-soft); }
  .verdict.no { background: var(--lg-no-soft); --cut: var(--lg-no-soft); }
  .verdict.step { background: var(--lg-step-soft); --cut: var(--lg-step-soft); }
`,G=class extends S{constructor(...e){super(...e),this.client=``}static{this.styles=[y,l,W,p`
    .panel { display: grid; gap: 1.25rem; padding: 0 0 1.25rem; overflow: hidden; }
    .verdict { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 1rem; padding: 1.25rem; }
    .verdict svg.icon { grid-row: span 2; inline-size: 3.25rem; block-size: 3.25rem; }
    .verdict h2 { font-size: 2rem; line-height: 1.1; font-weight: 750; letter-spacing: -0.025em; }
    .verdict p { color: var(--lg-text); font-size: var(--lg-large); }
    section { padding-inline: 1.25rem; }
    section h3 { margin-block-end: 0.5rem; }
    li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 0.6rem; }
    li + li { margin-block-start: 0.9rem; }
    li svg.icon { margin-block-start: 0.15em; }
    .reason { font-weight: 550; }
    dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.35rem 1rem; }
    dt { color: var(--lg-muted); font-size: var(--lg-small); padding-block-start: 0.1rem; }
    @media (max-width: 30rem) { dl { grid-template-columns: minmax(0, 1fr); } dd { margin-block-end: 0.35rem; } }
  `]}render(){let{decision:e}=this;return i`<article class="panel">
      ${this.verdict()}
      ${this.reasons(e.obstacles,M.obstacles(e.obstacles.length),v.no,`no`)}
      ${this.reasons(e.conditions,M.conditions,v.step,`step`)}
      ${this.reasons(e.advisories,M.advisories,v.info,`muted`)}
      <section><dl>
        <dt>${M.policy}</dt>
        <dd>${M.policyValue(m(e.policy.decidedBy),O(te,e.policy.scope),e.policy.enablePersistentChat)}</dd>
        ${this.facts?this.account(this.facts):o}
      </dl></section>
    </article>`}async reveal(){await this.updateComplete,this.scrollIntoView({block:`nearest`}),this.renderRoot.querySelector(`h2`)?.focus({preventScroll:!0})}verdict(){let e=H(this.decision),{displayName:t,sipAddress:n}=this.decision.user,r={yes:M.can,step:M.canAfterStep,no:M.cannot};return i`<div class="verdict ${e}">
      ${v[e]}
      <h2 tabindex="-1">${M.verdicts[e]}</h2>
      <p>${r[e](m(t??n),O(k,this.client),m(this.decision.pool.fqdn))}</p>
    </div>`}reasons(e,t,n,r){return e.length===0?o:i`<section>
      <h3>${t}</h3>
      <ol>${e.map(({rule:e,reason:t})=>i`<li>
        <span class=${r}>${n}</span>
        <div>
          <p class="reason">${u(t)}</p>
          <p class="small muted">${M.rule} <a href=${b(`/rules`,{rule:e.id})}>${e.title}</a>: ${e.statement}</p>
        </div>
      </li>`)}</ol>
    </section>`}account(e){return i`
      <dt>${M.account}</dt>
      <dd>${M.accountValue(e.enabled,O(ne,e.hosting))}</dd>
      <dt>${M.home}</dt>
      <dd>${e.home?M.homeValue(m(e.home.fqdn),O(D,e.home.release),m(e.home.site)):M.noHome}</dd>
      ${e.clientConfigurations.length===0?o:i`
        <dt>${M.configured}</dt>
        <dd>${e.clientConfigurations.map(({client:e,pool:t})=>i`
          <div>${M.configuredValue(O(k,e),m(t.fqdn))}</div>`)}</dd>`}`}};_([a({attribute:!1})],G.prototype,`decision`,void 0),_([a()],G.prototype,`client`,void 0),_([a({attribute:!1})],G.prototype,`facts`,void 0),G=_([r(`lg-decision`)],G);var K=`{ rule { id title statement } reason }`,q=`{ decidedBy enablePersistentChat scope }`,ue=`query Decide($user: ID!, $client: Client!, $pool: ID!) {
  eligibility(user: $user, client: $client, pool: $pool) {
    eligible obstacles ${K} conditions ${K} advisories ${K} policy ${q}
    user { sipAddress displayName } pool { fqdn }
    remedies { steps { kind subject description alsoAffects candidates candidateCount follows } }
  }
}`,de=`query Suppose($user: ID!, $client: Client!, $pool: ID!, $suppose: HypothesisInput) {
  eligibility(user: $user, client: $client, pool: $pool, suppose: $suppose) {
    eligible obstacles ${K} conditions ${K}
  }
}`,fe=`query User($user: ID!) {
  user(sipAddress: $user) {
    sipAddress displayName enabled hosting home { fqdn release site } effectivePolicy ${q}
    clientConfigurations { client pool { fqdn } }
    eligibilities { client pool { fqdn } eligible obstacles { rule { title } } conditions { rule { title } } }
  }
}`,pe=`query Affected($client: Client!, $pool: ID!, $change: PlannedChangeInput!) {
  impact(client: $client, pool: $pool, change: $change) {
    gained lost
    usersWhoGain(first: 20) { nodes { ${R} } }
    usersWhoLose(first: 20) { nodes { ${R} } }
  }
}`,J=class extends S{constructor(...e){super(...e),this.client=``,this.pool=``,this.open=!1,this.affected=new n(this,{args:()=>[this.open,this.step,this.client,this.pool],task:async([e,t,n,r],{signal:i})=>{if(!e)return;let a={switchPolicy:{identity:t.subject,enablePersistentChat:!0}};return(await h(pe,{client:n,pool:r,change:a},i)).impact}})}static{this.styles=[y,l,p`
    ul { columns: 16rem; margin-block: 0.25rem 0.5rem; }
    li { break-inside: avoid; }
  `]}render(){return i`
      <p class="row"><span>${v.people} ${M.affects(this.step.alsoAffects)}</span>
        ${this.step.kind===`SWITCH_POLICY`?i`<button class="plain" aria-expanded=${this.open}
          @click=${()=>{this.open=!this.open}}>${M.showAffected}</button>`:o}</p>
      ${this.open?this.affected.render({pending:()=>c(),error:e=>f(e,()=>void this.affected.run()),complete:e=>e?i`
          ${this.users(M.gain(e.gained),e.gained,e.usersWhoGain.nodes)}
          ${this.users(M.lose(e.lost),e.lost,e.usersWhoLose.nodes)}`:o}):o}`}users(e,t,n){return t===0?o:i`<p>${e}:</p>
      <ul>${n.map(e=>i`<li>
        <a href=${b(`/ask`,{user:e.sipAddress,client:this.client,pool:this.pool})}>${m(e.displayName??e.sipAddress)}</a>
      </li>`)}
      ${t>n.length?i`<li class="muted">${M.andMore(t-n.length)}</li>`:o}</ul>`}};_([a({attribute:!1})],J.prototype,`step`,void 0),_([a()],J.prototype,`client`,void 0),_([a()],J.prototype,`pool`,void 0),_([C()],J.prototype,`open`,void 0),J=_([r(`lg-affected`)],J);function Y(e,t){let n=t.find(e=>e.kind===`USE_POOL`)?.candidates[0]??e.pool;return t.reduce((e,t)=>me(e,t),{...e,pool:n,suppose:{}})}function me(e,t){let n=t.candidates[0],{suppose:r}=e;switch(t.kind){case`ENABLE_USER`:return{...e,suppose:{...r,enabled:!0}};case`GRANT_POLICY`:case`SWITCH_POLICY`:return{...e,suppose:{...r,enabledByPolicy:!0}};case`HOME_USER`:return n?{...e,suppose:{...r,homePool:n}}:e;case`REPOINT_CLIENT`:return{...e,suppose:{...r,configuredFor:e.pool}};case`USE_CLIENT`:return n?{...e,client:n}:e;case`USE_POOL`:return e}}function he(e,t){let[n,r]=[H(e),H(t)],a=e=>i`<span class="tag ${e}">${v[e]} ${M.verdicts[e]}</span>`;return i`<div class="tried small">
    <p class="visually-hidden">${n===r?M.stays(M.verdicts[r]):M.changes(M.verdicts[n],M.verdicts[r])}</p>
    <p class="row" aria-hidden="true">${M.before} ${a(n)} ${v.arrow} ${M.after} ${a(r)}</p>
    <ul>${U(e,t).map(({fate:e,obstacle:t})=>i`
      <li class=${e}><span class="muted">${M[e]}</span>${u(t.reason)}</li>`)}</ul>
    ${t.conditions.length===0?o:i`<p>${M.conditions}:</p>
      <ul>${t.conditions.map(({reason:e})=>i`<li><span></span>${u(e)}</li>`)}</ul>`}
  </div>`}var X=class extends S{constructor(...e){super(...e),this.client=``,this.steps=[],this.index=1,this.tried=[],this.answer=new n(this,{args:()=>[this.tried],task:async([e],{signal:t})=>{if(e.length===0)return;let n=Y({client:this.client,pool:this.decision.pool.fqdn},e),r=this.decision.user.sipAddress;return(await h(de,{user:r,...n},t)).eligibility}})}static{this.styles=[y,l,W,p`
    .card { display: grid; gap: 0.5rem; padding: 0.75rem 1rem; border: 1px solid var(--lg-line); border-radius: var(--lg-radius); }
    h3 { font-size: var(--lg-small); color: var(--lg-muted); }
    ol { display: grid; gap: 0.6rem; grid-template-columns: minmax(0, 1fr); }
    .step-row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.25rem 1rem; align-items: start; }
    .step-row + .step-row { padding-block-start: 0.6rem; border-block-start: 1px dashed var(--lg-line); }
    .step-row > div { display: grid; gap: 0.15rem; grid-template-columns: minmax(0, 1fr); }
    .description { font-size: 0.9375rem; font-weight: 550; }
    .tried { display: grid; gap: 0.5rem; grid-template-columns: minmax(0, 1fr); margin-block-start: 0.25rem; padding: 0.75rem; border-radius: 0.375rem; background: var(--lg-raised); }
    .tried li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0 0.75rem; padding-block: 0.2rem; }
    .gone .name { text-decoration: line-through; color: var(--lg-muted); }
    .head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.5rem; }
    @media (max-width: 30rem) { .step-row, .tried li { grid-template-columns: minmax(0, 1fr); } .step-row button { justify-self: start; } }
  `]}willUpdate(e){e.has(`steps`)&&(this.tried=[])}render(){let e=this.tried.length===this.steps.length;return i`<div class="card" role="group" aria-labelledby="option">
      <div class="head"><h3 id="option">${M.option(this.index,this.steps.length)}</h3>
        ${this.steps.length>1?i`<button aria-pressed=${e} @click=${()=>{this.tried=e?[]:this.steps}}>
          ${M.tryAll}</button>`:o}</div>
      <ol>${this.steps.map((e,t)=>this.step(e,t))}</ol>
      <div aria-live="polite">${this.answer.render({pending:()=>this.tried.length===0?o:c(),error:e=>f(e,()=>void this.answer.run()),complete:e=>e?he(this.decision,e):o})}</div>
    </div>`}step(e,t){let n=this.tried.includes(e);return i`<li class="step-row">
      <div class="small">
        <p class="description" id="step-${t}">${u(e.description)}</p>
        ${e.candidates.length>1?this.choices(e):o}
        ${e.alsoAffects===0?i`<p class="muted">${M.affectsNobody}</p>`:i`
          <lg-affected .step=${e} .client=${this.client} .pool=${this.decision.pool.fqdn}></lg-affected>`}
      </div>
      <button aria-pressed=${n} aria-describedby="step-${t}" @click=${()=>this.toggle(e)}>
        ${n?M.trying:M.tryIt}</button>
    </li>`}choices(e){let t=e.candidates.slice(1),n=e.candidateCount-e.candidates.length;return i`<p class="muted">${M.choices} ${t.map((e,t)=>i`${t>0?`, `:``}${m(e)}`)}${n>0?i` ${M.moreChoices(n)}`:o}. ${e.follows?M.follows:o}</p>`}toggle(e){this.tried=this.steps.filter(t=>t===e!==this.tried.includes(t))}};_([a({attribute:!1})],X.prototype,`decision`,void 0),_([a()],X.prototype,`client`,void 0),_([a({attribute:!1})],X.prototype,`steps`,void 0),_([a({type:Number})],X.prototype,`index`,void 0),_([C()],X.prototype,`tried`,void 0),X=_([r(`lg-remedy`)],X);var Z=class extends S{constructor(...e){super(...e),this.client=``}static{this.styles=[y,l,p`
    .panel { display: grid; gap: 0.75rem; }
  `]}render(){let{remedies:e}=this.decision;return i`<section class="panel" aria-labelledby="remedies">
      <h2 id="remedies">${M.remedies}</h2>
      ${e.length===0?i`<p>${M.noRemedies}</p>`:i`<p class="small muted">${M.supposes}</p>`}
      ${e.map((e,t)=>i`
        <lg-remedy .decision=${this.decision} .client=${this.client} .steps=${e.steps} .index=${t+1}></lg-remedy>`)}
    </section>`}};_([a({attribute:!1})],Z.prototype,`decision`,void 0),_([a()],Z.prototype,`client`,void 0),Z=_([r(`lg-remedies`)],Z);var Q=class extends S{constructor(...e){super(...e),this.client=``,this.pool=``}static{this.styles=[y,l,W,p`
    .panel { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    table { inline-size: auto; }
    th, td { padding: 0.25rem; vertical-align: middle; }
    thead th { padding-block-end: 0.5rem; }
    tbody th { padding-inline-end: 1rem; font-weight: 500; min-inline-size: 12.5rem; }
    tr > th:first-child { position: sticky; inset-inline-start: 0; background: var(--lg-surface); }
    thead th + th { min-inline-size: 5.5rem; max-inline-size: 8rem; padding-inline: 0.85rem 0.25rem; }
    td a {
      display: flex; align-items: center; gap: 0.4rem; min-block-size: 2.25rem; padding: 0.25rem 0.6rem; border: 1px solid transparent;
      border-radius: 0.375rem; font-weight: 550; text-decoration: none;
    }
    td a.yes, td a.no, td a.step { --cut: var(--lg-surface); }
    td a.yes { color: var(--lg-yes); } td a.no { color: var(--lg-no); } td a.step { color: var(--lg-step); }
    td a:hover { background: var(--lg-raised); }
    td a[aria-current] { border-color: currentColor; background: var(--lg-raised); --cut: var(--lg-raised); }
    td a:hover { --cut: var(--lg-raised); }
    @media (max-width: 40rem) {
      tbody th { min-inline-size: 7.5rem; }
      thead th + th { min-inline-size: 4.5rem; padding-inline: 0.25rem; }
      td a { padding: 0.25rem; }
    }
  `]}render(){let e=this.facts.eligibilities,t=[...new Set(e.map(e=>e.client))],n=[...new Set(e.map(e=>e.pool.fqdn))],r=e.filter(e=>e.eligible).length;return i`<section class="panel" aria-labelledby="matrix">
      <h2 id="matrix">${M.matrix}</h2>
      ${n.length===0?i`<p class="muted">${M.matrixNone}</p>`:i`
        <p class="muted">${M.summary(r,e.length)} ${e.some(e=>H(e)===`step`)?M.stepMeans:o}</p>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="matrix"><table>
          <thead><tr><th scope="col">${M.pool}</th>${t.map(e=>i`
            <th scope="col">${O(k,e)}</th>`)}</tr></thead>
          <tbody>${n.map(n=>i`<tr>
            <th scope="row">${x(n)}</th>
            ${t.map(t=>this.cell(e.find(e=>e.client===t&&e.pool.fqdn===n)))}
          </tr>`)}</tbody>
        </table></div>`}
    </section>`}cell(e){if(!e)return i`<td></td>`;let t=H(e),n=e.client===this.client&&e.pool.fqdn.toLowerCase()===this.pool.toLowerCase(),r=[...e.obstacles,...e.conditions].map(({rule:e})=>e.title).join(`; `);return i`<td><a class=${t} aria-current=${n?`true`:o} title=${r||o}
      aria-label=${M.cell(O(k,e.client),e.pool.fqdn,M.verdicts[t],r)}
      href=${b(`/ask`,{user:this.facts.sipAddress,client:e.client,pool:e.pool.fqdn})}>
      ${v[t]}<span>${M.short[t]}</span></a></td>`}};_([a({attribute:!1})],Q.prototype,`facts`,void 0),_([a()],Q.prototype,`client`,void 0),_([a()],Q.prototype,`pool`,void 0),Q=_([r(`lg-user-matrix`)],Q);var $=class extends S{constructor(...e){super(...e),this.parameters=new URLSearchParams,this.choices=new n(this,{args:()=>[],task:(e,{signal:t})=>h(oe,{},t)}),this.facts=new n(this,{args:()=>[this.parameter(`user`)],task:async([e],{signal:t})=>e?(await h(fe,{user:e},t)).user:void 0}),this.decision=new n(this,{args:()=>[this.parameter(`user`),this.parameter(`client`),this.parameter(`pool`)],task:async([e,t,n],{signal:r})=>e&&t&&n?(await h(ue,{user:e,client:t,pool:n},r)).eligibility:void 0,onComplete:e=>{e&&w(M.verdicts[H(e)])}}),this.isFromTable=!1}static{this.styles=[y,l,p`
    form { display: grid; gap: 0.75rem 1rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1.1fr) minmax(0, 2fr) auto; align-items: end; }
    .answer { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
    @media (min-width: 70rem) {
      .answer:has(lg-remedies) { grid-template: "decision remedies" auto "table remedies" 1fr / minmax(0, 1.15fr) minmax(0, 1fr); }
      lg-remedies { grid-area: remedies; }
    }
    @media (max-width: 60rem) { form { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } lg-user-picker { grid-column: 1 / -1; } }
    @media (max-width: 34rem) { form { grid-template-columns: minmax(0, 1fr); } }
  `]}render(){return i`<div class="stack">
      ${this.choices.render({pending:()=>c(),error:e=>f(e,()=>void this.choices.run()),complete:e=>i`${this.form(e)}
          ${e.chatPools.length===0?ee(M.noPools):o}`})}
      ${this.parameter(`user`)?i`<div class="answer">${this.answer()}${this.matrix()}</div>`:i`<p class="muted">${M.start}</p>`}
    </div>`}updated(){this.isFromTable&&this.decision.status===t.COMPLETE&&(this.isFromTable=!1,this.renderRoot.querySelector(`lg-decision`)?.reveal())}form(e){return i`<form class="panel" role="search" @submit=${e=>e.preventDefault()}>
      <lg-user-picker .user=${this.parameter(`user`)} .displayName=${this.facts.value?.displayName??``}
        @lg-pick=${e=>this.show({user:e.detail})}></lg-user-picker>
      <div>${re(e.clients,this.parameter(`client`),e=>this.show({client:e}))}</div>
      <div>${ie(e.chatPools,this.parameter(`pool`),e=>this.show({pool:e}))}</div>
      <lg-copy-address></lg-copy-address>
    </form>`}answer(){return this.decision.render({pending:()=>c(),error:e=>this.facts.value===null?o:f(e,()=>void this.decision.run()),complete:e=>e?i`
        <lg-decision .decision=${e} .client=${this.parameter(`client`)} .facts=${this.facts.value}></lg-decision>
        ${e.eligible?o:i`
          <lg-remedies .decision=${e} .client=${this.parameter(`client`)}></lg-remedies>`}`:o})}matrix(){return this.facts.render({pending:()=>c(),error:e=>f(e,()=>void this.facts.run()),complete:e=>e?i`<lg-user-matrix @click=${()=>{this.isFromTable=!0}} .facts=${e} .client=${this.parameter(`client`)} .pool=${this.parameter(`pool`)}></lg-user-matrix>`:i`<p class="panel" role="alert">${M.unknownUser(m(this.parameter(`user`)))}</p>`})}show(e){let t={user:this.parameter(`user`),client:this.parameter(`client`),pool:this.parameter(`pool`)};g(b(`/ask`,{...t,...e}))}parameter(e){return this.parameters.get(e)??``}};_([a({attribute:!1})],$.prototype,`parameters`,void 0),$=_([r(`lg-ask-view`)],$);export{$ as AskView};