import{t as e}from"./query-DDQkTGvL.js";import{n as t,t as n}from"./task-BZ_bma0T.js";import{C as r,D as i,E as a,N as o,T as s,a as c,c as l,d as ee,f as u,g as d,h as f,i as p,k as m,l as h,m as g,n as te,o as _,r as v,s as y,t as b,u as x,w as S}from"./index-B2J41gg-.js";import{t as C}from"./announcer-b5pLU1NX.js";import{n as ne,t as w}from"./format-CP1OhEck.js";import{a as T,i as re,n as E,o as D,r as O,t as k}from"./names-sJecreet.js";var ie=2e3,A=class extends a{constructor(...e){super(...e),this.copied=!1}static{this.styles=[y,l,o`button { min-block-size: 2.5rem; white-space: nowrap; }`]}render(){return m`<button type="button" @click=${this.copy}>${this.copied?f.yes:f.copy}
      ${this.copied?h.copied:h.copyAddress}</button>`}async copy(){await navigator.clipboard.writeText(location.href),this.copied=!0,C(h.copied),setTimeout(()=>{this.copied=!1},ie)}};_([r()],A.prototype,`copied`,void 0),A=_([s(`lg-copy-address`)],A);var j={user:`User`,userHint:`Name or SIP address`,client:`Client`,pool:`Chat pool`,withChat:`With chat`,withoutChat:`Without chat`,searching:`Searching`,noUser:e=>`No user whose SIP address or name has a word that starts with “${e}”.`,moreUsers:`More users match: type more.`,found:e=>w(e,`user`,`users`),start:`Pick a user. The table then shows every client and chat pool of that user; pick a cell, or a client and a pool, for the reasons and what would change the answer.`,unknownUser:e=>m`There is no user ${e}.`,noPools:`No chat pool is stored yet. Import the topology first.`,verdicts:{yes:`Yes`,step:`Yes, after a step`,no:`No`},short:{yes:`Yes`,step:`Step`,no:`No`},can:(e,t,n)=>m`${e} can use ${t} with ${n}.`,canAfterStep:(e,t,n)=>m`${e} can use ${t} with ${n} once this is done:`,cannot:(e,t,n)=>m`${e} cannot use ${t} with ${n}.`,obstacles:e=>e===1?`Why not: one obstacle`:`Why not: ${w(e,`obstacle`,`obstacles`)}`,conditions:`What is still to do`,advisories:`Good to know`,rule:`Rule`,policy:`Policy that decides`,policyValue:(e,t,n)=>m`${e} (${t}) ${n?`enables`:`disables`} Persistent Chat`,account:`Account`,accountOff:`not enabled`,accountValue:(e,t)=>`${e?`enabled`:`not enabled`}, hosted ${t}`,home:`Home`,homeValue:(e,t,n)=>m`${e} (${t}, site ${n})`,noHome:`homed on no front-end pool`,configured:`Configured clients`,configuredValue:(e,t)=>m`${e} for ${t}`,remedies:`What would make it possible`,noRemedies:`No change that Lifeguard knows makes this possible. Another client or another chat pool may do: see the table.`,option:(e,t)=>`Option ${e}: ${w(t,`step`,`steps`)}`,tryIt:`Try it`,trying:`Tried`,tryAll:`Try all steps`,supposes:`This supposes the steps for one question. Nothing is stored.`,before:`now`,after:`then`,gone:`gone`,remaining:`remains`,appears:`new`,changes:(e,t)=>`The answer changes from “${e}” to “${t}”.`,stays:e=>`The answer stays “${e}”.`,choices:`Instead also:`,moreChoices:e=>`and ${w(e,`other`,`others`)}`,follows:`The choice depends on the step before.`,counting:`Counting other users who are affected`,affectsNobody:`No other user is affected.`,affects:e=>`Also changes the answer for ${w(e,`other user`,`other users`)}.`,showAffected:`Who?`,gain:(e,t,n)=>m`${w(e,`other user gains`,`other users gain`)} ${t} on ${n}:`,andMore:e=>`and ${w(e,`more`,`more`)}`,matrix:`All clients and chat pools of this user`,matrixNone:`No chat pool is in service.`,summary:(e,t)=>`${e} of ${w(t,`combination is`,`combinations are`)} possible. Pick one for the reasons.`,nowhere:`This user can use no client with any chat pool.`,everywhere:e=>`The same obstacle everywhere: ${ne(e)}.`,stepMeans:`“Step” is a yes that asks for one thing more, such as configuring the client by hand.`,cell:(e,t,n,r)=>`${e}, ${t}: ${n}${r?`. ${r}`:``}`,notInService:`Not in service`};function ae(e,t,n){let r=(n,r)=>m`<optgroup label=${n}>
    ${e.filter(e=>e.releases.length>0===r).map(({client:e})=>m`
      <option value=${e} ?selected=${e===t}>${O(k,e)}</option>`)}
  </optgroup>`;return m`<label for="client">${j.client}</label>
    <select id="client" @change=${e=>n(e.target.value)}>
      ${t===``?m`<option value="" selected>${h.choose}</option>`:i}
      ${r(j.withChat,!0)}${r(j.withoutChat,!1)}
    </select>`}function oe(e,t,n){let r=t.toLowerCase(),a=[...new Set(e.map(e=>e.release))];return m`<label for="pool">${j.pool}</label>
    <select id="pool" @change=${e=>n(e.target.value)}>
      ${e.some(e=>e.fqdn.toLowerCase()===r)?i:m`
        <option value="" selected>${t===``?h.choose:g(t)}</option>`}
      ${a.map(t=>m`<optgroup label=${O(D,t)}>
        ${e.filter(e=>e.release===t).map(e=>m`
          <option value=${e.fqdn} ?selected=${e.fqdn.toLowerCase()===r}>${se(e)}</option>`)}
      </optgroup>`)}
    </select>`}function se(e){let t=e.displayName?`${g(e.fqdn)} – ${g(e.displayName)}`:g(e.fqdn);return e.state===`IN_SERVICE`?t:`${t} (${O(T,e.state)})`}var ce=`query Choices { clients { client releases } chatPools { fqdn displayName release state } }`,le=class{constructor(e,t,{tabInsertsSuggestions:n,firstOptionSelectionMode:r,scrollIntoViewOptions:i}={}){this.input=e,this.list=t,this.tabInsertsSuggestions=n??!0,this.firstOptionSelectionMode=r??`none`,this.scrollIntoViewOptions=i??{block:`nearest`,inline:`nearest`},this.isComposing=!1,this.didAutoAssignLastSelectedId=!1,t.id||=`combobox-${Math.random().toString().slice(2,6)}`,this.ctrlBindings=!!navigator.userAgent.match(/Macintosh/),this.keyboardEventHandler=e=>M(e,this),this.compositionEventHandler=e=>I(e,this),this.inputHandler=this.clearSelection.bind(this),e.setAttribute(`role`,`combobox`),e.setAttribute(`aria-controls`,t.id),e.setAttribute(`aria-expanded`,`false`),e.setAttribute(`aria-autocomplete`,`list`),e.setAttribute(`aria-haspopup`,`listbox`)}destroy(){this.clearSelection(),this.stop(),this.input.removeAttribute(`role`),this.input.removeAttribute(`aria-controls`),this.input.removeAttribute(`aria-expanded`),this.input.removeAttribute(`aria-autocomplete`),this.input.removeAttribute(`aria-haspopup`)}start(){this.input.setAttribute(`aria-expanded`,`true`),this.input.addEventListener(`compositionstart`,this.compositionEventHandler),this.input.addEventListener(`compositionend`,this.compositionEventHandler),this.input.addEventListener(`input`,this.inputHandler),this.input.addEventListener(`keydown`,this.keyboardEventHandler),this.list.addEventListener(`click`,N),this.resetSelection()}stop(){this.clearSelection(),this.input.setAttribute(`aria-expanded`,`false`),this.input.removeEventListener(`compositionstart`,this.compositionEventHandler),this.input.removeEventListener(`compositionend`,this.compositionEventHandler),this.input.removeEventListener(`input`,this.inputHandler),this.input.removeEventListener(`keydown`,this.keyboardEventHandler),this.list.removeEventListener(`click`,N)}indicateDefaultOption(){var e;this.firstOptionSelectionMode===`active`?(e=Array.from(this.list.querySelectorAll(`[role="option"]:not([aria-disabled="true"])`)).filter(F)[0])==null||e.setAttribute(`data-combobox-option-default`,`true`):this.firstOptionSelectionMode===`selected`&&this.navigate(1)}navigate(e=1){let t=Array.from(this.list.querySelectorAll(`[aria-selected="true"]`)).filter(F)[0],n=Array.from(this.list.querySelectorAll(`[role="option"]`)).filter(F),r=n.indexOf(t);if(r===n.length-1&&e===1||r===0&&e===-1){this.clearSelection(),this.input.focus();return}let i=e===1?0:n.length-1;if(t&&r>=0){let t=r+e;t>=0&&t<n.length&&(i=t)}let a=n[i];if(a)for(let e of n)e.removeAttribute(`data-combobox-option-default`),a===e?(!a.id&&!document.getElementById(`${this.list.id}-selected`)&&(a.id=`${this.list.id}-selected`,this.didAutoAssignLastSelectedId=!0),a.id&&this.input.setAttribute(`aria-activedescendant`,a.id),a.setAttribute(`aria-selected`,`true`),de(a),a.scrollIntoView(this.scrollIntoViewOptions)):(e.id===`${this.list.id}-selected`&&this.didAutoAssignLastSelectedId&&(e.removeAttribute(`id`),this.didAutoAssignLastSelectedId=!1),e.removeAttribute(`aria-selected`))}clearSelection(){this.input.removeAttribute(`aria-activedescendant`);for(let e of this.list.querySelectorAll(`[aria-selected="true"], [data-combobox-option-default="true"]`))e.removeAttribute(`aria-selected`),e.removeAttribute(`data-combobox-option-default`),e.id===`${this.list.id}-selected`&&this.didAutoAssignLastSelectedId&&(e.removeAttribute(`id`),this.didAutoAssignLastSelectedId=!1)}resetSelection(){this.clearSelection(),this.indicateDefaultOption()}};function M(e,t){if(!(e.shiftKey||e.metaKey||e.altKey)&&(t.ctrlBindings||!e.ctrlKey)&&!t.isComposing)switch(e.key){case`Enter`:P(t.input,t.list)&&e.preventDefault();break;case`Tab`:t.tabInsertsSuggestions&&P(t.input,t.list)&&e.preventDefault();break;case`Escape`:t.clearSelection();break;case`ArrowDown`:t.navigate(1),e.preventDefault();break;case`ArrowUp`:t.navigate(-1),e.preventDefault();break;case`n`:t.ctrlBindings&&e.ctrlKey&&(t.navigate(1),e.preventDefault());break;case`p`:t.ctrlBindings&&e.ctrlKey&&(t.navigate(-1),e.preventDefault());break;default:if(e.ctrlKey)break;t.resetSelection()}}function N(e){if(!(e.target instanceof Element))return;let t=e.target.closest(`[role="option"]`);t&&t.getAttribute(`aria-disabled`)!==`true`&&ue(t,{event:e})}function P(e,t){let n=t.querySelector(`[aria-selected="true"], [data-combobox-option-default="true"]`);return n?(n.getAttribute(`aria-disabled`)===`true`||n.click(),!0):!1}function ue(e,t){e.dispatchEvent(new CustomEvent(`combobox-commit`,{bubbles:!0,detail:t}))}function de(e){e.dispatchEvent(new Event(`combobox-select`,{bubbles:!0}))}function F(e){return!e.hidden&&!(e instanceof HTMLInputElement&&e.type===`hidden`)&&(e.offsetWidth>0||e.offsetHeight>0)}function I(e,t){t.isComposing=e.type===`compositionstart`,document.getElementById(t.input.getAttribute(`aria-controls`)||``)&&t.clearSelection()}var L=`sipAddress displayName enabled home { fqdn release }`,R=`query Search($text: String!, $first: Int!) {
  users(first: $first, filter: { search: $text }) { nodes { ${L} } }
}`,z=150,B=8,V=class extends a{constructor(...e){super(...e),this.user=``,this.displayName=``,this.text=``,this.open=!1,this.search=new n(this,{args:()=>[this.text.trim(),this.open],task:async([e,t],{signal:n})=>!t||e===``?[]:(await new Promise(e=>setTimeout(e,z)),n.throwIfAborted(),(await d(R,{text:e,first:9},n)).users.nodes),onComplete:e=>{let t=e.length===1?e[0]:void 0;this.isAwaited&&t&&this.pick(t.sipAddress)}}),this.isAwaited=!1}static{this.styles=[y,l,o`
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
    .more { min-block-size: auto; cursor: default; }
    .more:hover { background: none; }
    .nothing { position: absolute; z-index: 3; inset-inline: 0; padding: 0.7rem; box-shadow: 0 6px 20px rgb(0 0 0 / 20%); }
  `]}render(){return m`
      <label for="user">${j.user}</label>
      <input id="user" type="text" role="combobox" aria-autocomplete="list" aria-expanded=${this.isListOpen()}
        autocomplete="off" autocapitalize="none" spellcheck="false" placeholder=${j.userHint}
        .value=${this.open?this.text:this.shown()} @input=${this.typed} @focus=${this.focused} @blur=${this.close}
        @keydown=${this.pressed}>
      ${this.open&&this.text.trim()!==``?this.results():i}
      <div class="visually-hidden" role="status">${this.status()}</div>`}results(){return this.search.render({pending:()=>this.options(this.search.value??[]),complete:e=>e.length>0?this.options(e):m`
        <p class="panel nothing">${j.noUser(g(this.text.trim()))}</p>`,error:e=>m`<div class="nothing">${p(e)}</div>`})}options(e){return e.length===0?i:m`
      <ul id="users" role="listbox" aria-label=${j.user} @mousedown=${e=>e.preventDefault()}
        @combobox-commit=${e=>this.pick(e.target.dataset.user??``)}>
        ${e.slice(0,B).map((e,t)=>m`<li role="option" id="user-${t}" data-user=${e.sipAddress}>
          <span>${x(e.displayName??e.sipAddress)}</span>
          <span class="small muted">${x(e.sipAddress.replace(/^sip:/,``))}${e.home?m` · ${O(D,e.home.release)}`:i}${e.enabled?i:m` · ${j.accountOff}`}</span>
        </li>`)}
        ${e.length>B?m`<li class="more small muted" role="presentation">${j.moreUsers}</li>`:i}
      </ul>`}updated(){!this.isListOpen()||!this.list?(this.combobox?.stop(),this.combobox=void 0):this.combobox?.list===this.list?this.search.value!==this.navigated&&this.combobox.resetSelection():(this.combobox?.stop(),this.combobox=new le(this.input,this.list,{firstOptionSelectionMode:`selected`}),this.combobox.start()),this.navigated=this.search.value}isListOpen(){return this.open&&this.text.trim()!==``&&(this.search.value?.length??0)>0}shown(){let e=this.user.replace(/^sip:/,``);return g(this.displayName===``?e:`${this.displayName} (${e})`)}status(){let e=this.search.value?.length??0;return!this.open||this.text.trim()===``||e===0?``:e>B?`${j.found(B)}. ${j.moreUsers}`:j.found(e)}typed(){this.text=this.input.value,this.open=!0,this.isAwaited=!1}focused(){this.text=``,this.input.select()}pressed(e){e.key===`Escape`?this.close():e.key===`Enter`&&!this.input.hasAttribute(`aria-activedescendant`)&&(this.text.includes(`@`)&&this.pick(this.text.trim()),this.isAwaited=this.open&&this.search.status===t.PENDING)}close(){this.open=!1}pick(e){this.open=!1,this.text=``,this.dispatchEvent(new CustomEvent(`lg-pick`,{detail:e}))}};_([S()],V.prototype,`user`,void 0),_([S()],V.prototype,`displayName`,void 0),_([r()],V.prototype,`text`,void 0),_([r()],V.prototype,`open`,void 0),_([e(`input`)],V.prototype,`input`,void 0),_([e(`ul`)],V.prototype,`list`,void 0),V=_([s(`lg-user-picker`)],V);function H(e){return e.eligible?e.conditions.length>0?`step`:`yes`:`no`}function fe(e,t){let n=(e,t)=>e.obstacles.find(e=>e.rule.id===t);return[...e.obstacles.map(e=>{let r=n(t,e.rule.id);return{fate:r?`remaining`:`gone`,obstacle:r??e}}),...t.obstacles.filter(t=>!n(e,t.rule.id)).map(e=>({fate:`appears`,obstacle:e}))]}function pe(e){let[t,...n]=e.map(({obstacles:e})=>e.map(({rule:e})=>e.title));return(t??[]).filter(e=>n.every(t=>t.includes(e)))}var U=o`
  .yes { color: var(--lg-yes); --cut: var(--lg-surface); }
  .no { color: var(--lg-no); --cut: var(--lg-surface); }
  .step { color: var(--lg-step); --cut: var(--lg-surface); }
  .cut { stroke: var(--cut, var(--lg-surface)); }
  .verdict.yes { background: var(--lg-yes-soft); --cut: var(--lg-yes-soft); }
  .verdict.no { background: var(--lg-no-soft); --cut: var(--lg-no-soft); }
  .verdict.step { background: var(--lg-step-soft); --cut: var(--lg-step-soft); }
`,W=class extends a{constructor(...e){super(...e),this.client=``}static{this.styles=[y,l,U,o`
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
  `]}render(){let{decision:e}=this;return m`<article class="panel">
      ${this.verdict()}
      ${this.reasons(e.obstacles,j.obstacles(e.obstacles.length),f.no,`no`)}
      ${this.reasons(e.conditions,j.conditions,f.step,`step`)}
      ${this.reasons(e.advisories,j.advisories,f.info,`muted`)}
      <section><dl>
        <dt>${j.policy}</dt>
        <dd>${j.policyValue(x(e.policy.decidedBy),O(re,e.policy.scope),e.policy.enablePersistentChat)}</dd>
        ${this.facts?this.account(this.facts):i}
      </dl></section>
    </article>`}async reveal(){await this.updateComplete,this.scrollIntoView({block:`nearest`}),this.renderRoot.querySelector(`h2`)?.focus({preventScroll:!0})}verdict(){let e=H(this.decision),{displayName:t,sipAddress:n}=this.decision.user,r={yes:j.can,step:j.canAfterStep,no:j.cannot};return m`<div class="verdict ${e}">
      ${f[e]}
      <h2 tabindex="-1">${j.verdicts[e]}</h2>
      <p>${r[e](x(t??n),O(k,this.client),x(this.decision.pool.fqdn))}</p>
    </div>`}reasons(e,t,n,r){return e.length===0?i:m`<section>
      <h3>${t}</h3>
      <ol>${e.map(({rule:e,reason:t})=>m`<li>
        <span class=${r}>${n}</span>
        <div>
          <p class="reason">${u(t)}</p>
          <p class="small muted">${j.rule} <a href=${b(`/rules`,{rule:e.id})}>${e.title}</a>: ${e.statement}</p>
        </div>
      </li>`)}</ol>
    </section>`}account(e){return m`
      <dt>${j.account}</dt>
      <dd>${j.accountValue(e.enabled,O(E,e.hosting))}</dd>
      <dt>${j.home}</dt>
      <dd>${e.home?j.homeValue(x(e.home.fqdn),O(D,e.home.release),x(e.home.site)):j.noHome}</dd>
      ${e.clientConfigurations.length===0?i:m`
        <dt>${j.configured}</dt>
        <dd>${e.clientConfigurations.map(({client:e,pool:t})=>m`
          <div>${j.configuredValue(O(k,e),x(t.fqdn))}</div>`)}</dd>`}`}};_([S({attribute:!1})],W.prototype,`decision`,void 0),_([S()],W.prototype,`client`,void 0),_([S({attribute:!1})],W.prototype,`facts`,void 0),W=_([s(`lg-decision`)],W);var G=`{ rule { id title statement } reason }`,K=`{ decidedBy enablePersistentChat scope }`,me=`query Decide($user: ID!, $client: Client!, $pool: ID!) {
  eligibility(user: $user, client: $client, pool: $pool) {
    eligible obstacles ${G} conditions ${G} advisories ${G} policy ${K}
    user { sipAddress displayName } pool { fqdn }
    remedies { steps { kind subject description candidates candidateCount follows } }
  }
}`,he=`query Affects($user: ID!, $client: Client!, $pool: ID!) {
  eligibility(user: $user, client: $client, pool: $pool) { remedies { steps { kind subject alsoAffects } } }
}`,ge=`query Suppose($user: ID!, $client: Client!, $pool: ID!, $suppose: HypothesisInput) {
  eligibility(user: $user, client: $client, pool: $pool, suppose: $suppose) {
    eligible obstacles ${G} conditions ${G}
  }
}`,_e=`query User($user: ID!) {
  user(sipAddress: $user) {
    sipAddress displayName enabled hosting home { fqdn release site } effectivePolicy ${K}
    clientConfigurations { client pool { fqdn } }
    eligibilities { client pool { fqdn } eligible obstacles { rule { title } } conditions { rule { title } } }
  }
}`,ve=`query Affected($client: Client!, $pool: ID!, $change: PlannedChangeInput!) {
  impact(client: $client, pool: $pool, change: $change) {
    usersWhoGain(first: 21) { nodes { ${L} } }
  }
}`,ye=20,q=class extends a{constructor(...e){super(...e),this.count=0,this.user=``,this.client=``,this.pool=``,this.open=!1,this.affected=new n(this,{args:()=>[this.open,this.step,this.client,this.pool],task:async([e,t,n,r],{signal:i})=>{if(!e)return;let a={switchPolicy:{identity:t.candidates[0]??t.subject,enablePersistentChat:!0}};return(await d(ve,{client:n,pool:r,change:a},i)).impact}})}static{this.styles=[y,l,o`
    ul { columns: 16rem; margin-block: 0.25rem 0.5rem; }
    li { break-inside: avoid; }
  `]}render(){return m`
      <p class="row"><span>${f.people} ${j.affects(this.count)}</span>
        <button class="plain" aria-expanded=${this.open} @click=${()=>{this.open=!this.open}}>${j.showAffected}</button></p>
      ${this.open?this.affected.render({pending:()=>c(),error:e=>p(e,()=>void this.affected.run()),complete:e=>e?this.users(e.usersWhoGain.nodes):i}):i}`}users(e){let t=e.filter(({sipAddress:e})=>e!==this.user).slice(0,ye),n=this.count-t.length;return m`<p>${j.gain(this.count,O(k,this.client),x(this.pool))}</p>
      <ul>${t.map(e=>m`<li>
        <a href=${b(`/ask`,{user:e.sipAddress,client:this.client,pool:this.pool})}>${x(e.displayName??e.sipAddress)}</a>
      </li>`)}
      ${n>0?m`<li><a href=${this.all()}>${j.andMore(n)}</a></li>`:i}</ul>`}all(){return b(`/migration`,{what:`switch`,policy:this.step.candidates[0]??this.step.subject,enable:`true`,client:this.client,at:this.pool})}};_([S({attribute:!1})],q.prototype,`step`,void 0),_([S({type:Number})],q.prototype,`count`,void 0),_([S()],q.prototype,`user`,void 0),_([S()],q.prototype,`client`,void 0),_([S()],q.prototype,`pool`,void 0),_([r()],q.prototype,`open`,void 0),q=_([s(`lg-affected`)],q);function J(e,t){let n=t.find(e=>e.kind===`USE_POOL`)?.candidates[0]??e.pool;return t.reduce((e,t)=>Y(e,t),{...e,pool:n,suppose:{}})}function Y(e,t){let n=t.candidates[0],{suppose:r}=e;switch(t.kind){case`ENABLE_USER`:return{...e,suppose:{...r,enabled:!0}};case`GRANT_POLICY`:case`SWITCH_POLICY`:return{...e,suppose:{...r,enabledByPolicy:!0}};case`HOME_USER`:return n?{...e,suppose:{...r,homePool:n}}:e;case`REPOINT_CLIENT`:return{...e,suppose:{...r,configuredFor:e.pool}};case`USE_CLIENT`:return n?{...e,client:n}:e;case`USE_POOL`:return e}}function be(e,t){let[n,r]=[H(e),H(t)],a=e=>m`<span class="tag ${e}">${f[e]} ${j.verdicts[e]}</span>`;return m`<div class="tried small">
    <p class="visually-hidden">${n===r?j.stays(j.verdicts[r]):j.changes(j.verdicts[n],j.verdicts[r])}</p>
    <p class="row" aria-hidden="true">${j.before} ${a(n)} ${f.arrow} ${j.after} ${a(r)}</p>
    <ul>${fe(e,t).map(({fate:e,obstacle:t})=>m`
      <li class=${e}><span class="muted">${j[e]}</span>${u(t.reason)}</li>`)}</ul>
    ${t.conditions.length===0?i:m`<p>${j.conditions}:</p>
      <ul>${t.conditions.map(({reason:e})=>m`<li><span></span>${u(e)}</li>`)}</ul>`}
  </div>`}var X=class extends a{constructor(...e){super(...e),this.client=``,this.steps=[],this.index=1,this.counting=!1,this.tried=[],this.answer=new n(this,{args:()=>[this.tried],task:async([e],{signal:t})=>{if(e.length===0)return;let n=J({client:this.client,pool:this.decision.pool.fqdn},e),r=this.decision.user.sipAddress;return(await d(ge,{user:r,...n},t)).eligibility}})}static{this.styles=[y,l,U,o`
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
  `]}willUpdate(e){e.has(`steps`)&&(this.tried=[])}render(){let e=this.tried.length===this.steps.length;return m`<div class="card" role="group" aria-labelledby="option">
      <div class="head"><h3 id="option">${j.option(this.index,this.steps.length)}</h3>
        ${this.steps.length>1?m`<button aria-pressed=${e} @click=${()=>{this.tried=e?[]:this.steps}}>
          ${j.tryAll}</button>`:i}</div>
      <ol>${this.steps.map((e,t)=>this.step(e,t))}</ol>
      <div aria-live="polite">${this.answer.render({pending:()=>this.tried.length===0?i:c(),error:e=>p(e,()=>void this.answer.run()),complete:e=>e?be(this.decision,e):i})}</div>
    </div>`}step(e,t){let n=this.tried.includes(e);return m`<li class="step-row">
      <div class="small">
        <p class="description" id="step-${t}">${u(e.description)}</p>
        ${e.candidates.length>1?this.choices(e):i}
        ${this.others(e)}
      </div>
      <button aria-pressed=${n} aria-describedby="step-${t}" @click=${()=>this.toggle(e)}>
        ${n?j.trying:j.tryIt}</button>
    </li>`}others(e){let t=this.counts?.find(({kind:t,subject:n})=>t===e.kind&&n===e.subject)?.alsoAffects;if(t===void 0)return this.counting?c(j.counting):i;if(t===0)return m`<p class="muted">${j.affectsNobody}</p>`;let{client:n,pool:r}=J({client:this.client,pool:this.decision.pool.fqdn},this.steps);return m`<lg-affected .step=${e} .count=${t} .user=${this.decision.user.sipAddress} .client=${n} .pool=${r}></lg-affected>`}choices(e){let t=e.candidates.slice(1),n=e.candidateCount-e.candidates.length;return m`<p class="muted">${j.choices} ${t.map((e,t)=>m`${t>0?`, `:``}${x(e)}`)}${n>0?m` ${j.moreChoices(n)}`:i}. ${e.follows?j.follows:i}</p>`}toggle(e){this.tried=this.steps.filter(t=>t===e!==this.tried.includes(t))}};_([S({attribute:!1})],X.prototype,`decision`,void 0),_([S()],X.prototype,`client`,void 0),_([S({attribute:!1})],X.prototype,`steps`,void 0),_([S({type:Number})],X.prototype,`index`,void 0),_([S({attribute:!1})],X.prototype,`counts`,void 0),_([S({type:Boolean})],X.prototype,`counting`,void 0),_([r()],X.prototype,`tried`,void 0),X=_([s(`lg-remedy`)],X);var Z=class extends a{constructor(...e){super(...e),this.client=``,this.affects=new n(this,{args:()=>[this.decision,this.client],task:async([{user:e,pool:t,remedies:n},r],{signal:i})=>{if(n.length===0)return[];let a={user:e.sipAddress,client:r,pool:t.fqdn};return(await d(he,a,i)).eligibility.remedies.map(({steps:e})=>e)}})}static{this.styles=[y,l,o`
    .panel { display: grid; gap: 0.75rem; }
  `]}render(){let{remedies:e}=this.decision,n=this.affects.status===t.COMPLETE?this.affects.value:void 0;return m`<section class="panel" aria-labelledby="remedies">
      <h2 id="remedies">${j.remedies}</h2>
      ${e.length===0?m`<p>${j.noRemedies}</p>`:m`<p class="small muted">${j.supposes}</p>`}
      ${e.map((e,r)=>m`
        <lg-remedy .decision=${this.decision} .client=${this.client} .steps=${e.steps} .index=${r+1}
          .counts=${n?.[r]} ?counting=${this.affects.status===t.PENDING}></lg-remedy>`)}
      ${this.affects.status===t.ERROR?p(this.affects.error,()=>void this.affects.run()):i}
    </section>`}};_([S({attribute:!1})],Z.prototype,`decision`,void 0),_([S()],Z.prototype,`client`,void 0),Z=_([s(`lg-remedies`)],Z);var Q=class extends a{constructor(...e){super(...e),this.client=``,this.pool=``}static{this.styles=[y,l,U,o`
    .panel { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    .nowhere { display: flex; gap: 0.5rem; }
    table { inline-size: auto; }
    th, td { padding: 0.25rem; vertical-align: middle; }
    thead th { padding-block-end: 0.5rem; }
    tbody th { padding-inline-end: 0.5rem; font-weight: 500; min-inline-size: 10.5rem; }
    tr > th:first-child { position: sticky; inset-inline-start: 0; background: var(--lg-surface); }
    thead th + th { min-inline-size: 4.5rem; max-inline-size: 8rem; padding-inline: 0.65rem 0.25rem; }
    td a {
      display: flex; align-items: center; gap: 0.4rem; min-block-size: 2.25rem; padding: 0.25rem 0.4rem; border: 1px solid transparent;
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
  `]}render(){let e=this.facts.eligibilities,t=[...new Set(e.map(e=>e.client))],n=[...new Set(e.map(e=>e.pool.fqdn))],r=e.filter(e=>e.eligible).length;return m`<section class="panel" aria-labelledby="matrix">
      <h2 id="matrix">${j.matrix}</h2>
      ${n.length===0?m`<p class="muted">${j.matrixNone}</p>`:m`
        ${r===0?this.nowhere(e):i}
        <p class="muted">${j.summary(r,e.length)} ${e.some(e=>H(e)===`step`)?j.stepMeans:i}</p>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="matrix"><table>
          <thead><tr><th scope="col">${j.pool}</th>${t.map(e=>m`
            <th scope="col">${O(k,e)}</th>`)}</tr></thead>
          <tbody>${n.map(n=>m`<tr>
            <th scope="row">${ee(n)}</th>
            ${t.map(t=>this.cell(e.find(e=>e.client===t&&e.pool.fqdn===n)))}
          </tr>`)}</tbody>
        </table></div>`}
    </section>`}nowhere(e){let t=pe(e);return m`<p class="nowhere"><span class="no">${f.no}</span><span><b>${j.nowhere}</b>
      ${t.length>0?j.everywhere(t):i}</span></p>`}cell(e){if(!e)return m`<td></td>`;let t=H(e),n=e.client===this.client&&e.pool.fqdn.toLowerCase()===this.pool.toLowerCase(),r=[...e.obstacles,...e.conditions].map(({rule:e})=>e.title).join(`; `);return m`<td><a class=${t} aria-current=${n?`true`:i} title=${r||i}
      aria-label=${j.cell(O(k,e.client),g(e.pool.fqdn),j.verdicts[t],r)}
      href=${b(`/ask`,{user:this.facts.sipAddress,client:e.client,pool:e.pool.fqdn})}>
      ${f[t]}<span>${j.short[t]}</span></a></td>`}};_([S({attribute:!1})],Q.prototype,`facts`,void 0),_([S()],Q.prototype,`client`,void 0),_([S()],Q.prototype,`pool`,void 0),Q=_([s(`lg-user-matrix`)],Q);var $=class extends a{constructor(...e){super(...e),this.parameters=new URLSearchParams,this.choices=new n(this,{args:()=>[],task:(e,{signal:t})=>d(ce,{},t)}),this.facts=new n(this,{args:()=>[this.parameter(`user`)],task:async([e],{signal:t})=>e?(await d(_e,{user:e},t)).user:void 0}),this.decision=new n(this,{args:()=>[this.parameter(`user`),this.parameter(`client`),this.parameter(`pool`)],task:async([e,t,n],{signal:r})=>e&&t&&n?(await d(me,{user:e,client:t,pool:n},r)).eligibility:void 0,onComplete:e=>{e&&C(j.verdicts[H(e)])}}),this.isFromTable=!1}static{this.styles=[y,l,o`
    form { display: grid; gap: 0.75rem 1rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1.1fr) minmax(0, 2fr) auto; align-items: end; }
    .answer { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
    @media (min-width: 70rem) {
      .answer:has(lg-remedies) { grid-template: "decision remedies" auto "table remedies" 1fr / minmax(0, 1.15fr) minmax(0, 1fr); }
      lg-remedies { grid-area: remedies; }
    }
    @media (max-width: 60rem) { form { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } lg-user-picker { grid-column: 1 / -1; } }
    @media (max-width: 34rem) { form { grid-template-columns: minmax(0, 1fr); } }
  `]}render(){return m`<div class="stack">
      ${this.form()}
      ${this.choices.render({error:e=>p(e,()=>void this.choices.run()),complete:({chatPools:e})=>e.length===0?v(j.noPools):i})}
      ${this.parameter(`user`)?m`<div class="answer">${this.answer()}${this.matrix()}</div>`:m`<p class="muted">${j.start}</p>`}
    </div>`}updated(){this.isFromTable&&this.decision.status===t.COMPLETE&&(this.isFromTable=!1,this.renderRoot.querySelector(`lg-decision`)?.reveal())}form(){let{clients:e,chatPools:t}=this.choices.value??{clients:[],chatPools:[]};return m`<form class="panel" role="search" @submit=${e=>e.preventDefault()}>
      <lg-user-picker .user=${this.parameter(`user`)} .displayName=${this.facts.value?.displayName??``}
        @lg-pick=${e=>this.show({user:e.detail})}></lg-user-picker>
      <div>${ae(e,this.parameter(`client`),e=>this.show({client:e}))}</div>
      <div>${oe(t,this.parameter(`pool`),e=>this.show({pool:e}))}</div>
      <lg-copy-address></lg-copy-address>
    </form>`}answer(){return this.decision.render({pending:()=>c(),error:e=>this.facts.value===null?i:p(e,()=>void this.decision.run()),complete:e=>e?m`
        <lg-decision .decision=${e} .client=${this.parameter(`client`)} .facts=${this.facts.value}></lg-decision>
        ${e.eligible?i:m`
          <lg-remedies .decision=${e} .client=${this.parameter(`client`)}></lg-remedies>`}`:i})}matrix(){return this.facts.render({pending:()=>c(),error:e=>p(e,()=>void this.facts.run()),complete:e=>e?m`<lg-user-matrix @click=${()=>{this.isFromTable=!0}} .facts=${e} .client=${this.parameter(`client`)} .pool=${this.parameter(`pool`)}></lg-user-matrix>`:m`<p class="panel" role="alert">${j.unknownUser(x(this.parameter(`user`)))}</p>`})}show(e){let t={user:this.parameter(`user`),client:this.parameter(`client`),pool:this.parameter(`pool`)};te(b(`/ask`,{...t,...e}))}parameter(e){return this.parameters.get(e)??``}};_([S({attribute:!1})],$.prototype,`parameters`,void 0),$=_([s(`lg-ask-view`)],$);export{$ as AskView};