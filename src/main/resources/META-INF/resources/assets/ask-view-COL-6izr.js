import{n as e,t}from"./task-Dcqk2GXP.js";import{C as n,O as r,S as i,T as a,a as o,b as s,c,d as l,f as u,h as d,i as f,l as p,n as m,o as h,p as g,r as ee,s as _,t as v,u as y,x as b,y as x}from"./index-Q9HqdV9p.js";import{a as S,i as C,n as te,o as w,r as T,s as E,t as D}from"./names-CLS2iFlz.js";import{t as O}from"./format-DaUm6K-y.js";var k=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);function A(e,t){return(n,r,i)=>{let a=t=>t.renderRoot?.querySelector(e)??null;if(t){let{get:e,set:t}=typeof r==`object`?n:i??(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})();return k(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return k(n,r,{get(){return a(this)}})}}var j=2e3,M=class extends i{constructor(...e){super(...e),this.copied=!1}static{this.styles=[_,c,r`button { min-block-size: 2.5rem; white-space: nowrap; }`]}render(){return a`<button type="button" @click=${this.copy}>${this.copied?u.yes:u.copy}
      ${this.copied?d.copied:d.copyAddress}</button>`}async copy(){await navigator.clipboard.writeText(location.href),this.copied=!0,E(d.copied),setTimeout(()=>{this.copied=!1},j)}};h([x()],M.prototype,`copied`,void 0),M=h([b(`lg-copy-address`)],M);var N={user:`User`,userHint:`Name or SIP address`,client:`Client`,pool:`Chat pool`,withChat:`With chat`,withoutChat:`Without chat`,searching:`Searching`,noUser:e=>`No user whose SIP address or name has a word that starts with “${e}”.`,found:e=>O(e,`user`,`users`),start:`Pick a user. The table then shows every client and chat pool of that user; pick a cell, or a client and a pool, for the reasons and what would change the answer.`,unknownUser:e=>a`There is no user ${e}.`,noPools:`No chat pool is stored yet. Import the topology first.`,verdicts:{yes:`Yes`,step:`Yes, after a step`,no:`No`},short:{yes:`Yes`,step:`Step`,no:`No`},can:(e,t,n)=>a`${e} can use ${t} with ${n}.`,canAfterStep:(e,t,n)=>a`${e} can use ${t} with ${n} once this is done:`,cannot:(e,t,n)=>a`${e} cannot use ${t} with ${n}.`,obstacles:e=>e===1?`Why not: one obstacle`:`Why not: ${O(e,`obstacle`,`obstacles`)}`,conditions:`What is still to do`,advisories:`Good to know`,rule:`Rule`,policy:`Policy that decides`,policyValue:(e,t,n)=>a`${e} (${t}) ${n?`enables`:`disables`} Persistent Chat`,account:`Account`,accountOff:`not enabled`,accountValue:(e,t)=>`${e?`enabled`:`not enabled`}, hosted ${t}`,home:`Home`,homeValue:(e,t,n)=>a`${e} (${t}, site ${n})`,noHome:`homed on no front-end pool`,configured:`Configured clients`,configuredValue:(e,t)=>a`${e} for ${t}`,remedies:`What would make it possible`,noRemedies:`No change that Lifeguard knows makes this possible. Another client or another chat pool may do: see the table.`,option:(e,t)=>`Option ${e}: ${O(t,`step`,`steps`)}`,tryIt:`Try it`,trying:`Tried`,tryAll:`Try all steps`,supposes:`This supposes the steps for one question. Nothing is stored.`,before:`now`,after:`then`,gone:`gone`,remaining:`remains`,appears:`new`,changes:(e,t)=>`The answer changes from “${e}” to “${t}”.`,stays:e=>`The answer stays “${e}”.`,choices:`Instead also:`,moreChoices:e=>`and ${O(e,`other`,`others`)}`,follows:`The choice depends on the step before.`,affectsNobody:`No other user is affected.`,affects:e=>`Also changes the answer for ${O(e,`other user`,`other users`)}.`,showAffected:`Who?`,gain:e=>`${O(e,`user gains`,`users gain`)} the client on this pool`,lose:e=>`${O(e,`user loses`,`users lose`)} the client on this pool`,andMore:e=>`and ${O(e,`more`,`more`)}`,matrix:`All clients and chat pools of this user`,matrixNone:`No chat pool is in service.`,summary:(e,t)=>`${e} of ${O(t,`combination is`,`combinations are`)} possible. Pick one for the reasons.`,cell:(e,t,n,r)=>`${e}, ${t}: ${n}${r?`. ${r}`:``}`,notInService:`Not in service`};function ne(e,t,r){let i=(n,r)=>a`<optgroup label=${n}>
    ${e.filter(e=>e.releases.length>0===r).map(({client:e})=>a`
      <option value=${e} ?selected=${e===t}>${T(D,e)}</option>`)}
  </optgroup>`;return a`<label for="client">${N.client}</label>
    <select id="client" @change=${e=>r(e.target.value)}>
      ${t===``?a`<option value="" selected>${d.choose}</option>`:n}
      ${i(N.withChat,!0)}${i(N.withoutChat,!1)}
    </select>`}function re(e,t,r){let i=t.toLowerCase(),o=[...new Set(e.map(e=>e.release))];return a`<label for="pool">${N.pool}</label>
    <select id="pool" @change=${e=>r(e.target.value)}>
      ${e.some(e=>e.fqdn.toLowerCase()===i)?n:a`
        <option value="" selected>${t===``?d.choose:l(t)}</option>`}
      ${o.map(t=>a`<optgroup label=${T(w,t)}>
        ${e.filter(e=>e.release===t).map(e=>a`
          <option value=${e.fqdn} ?selected=${e.fqdn.toLowerCase()===i}>${ie(e)}</option>`)}
      </optgroup>`)}
    </select>`}function ie(e){let t=e.displayName?`${l(e.fqdn)} – ${l(e.displayName)}`:l(e.fqdn);return e.state===`IN_SERVICE`?t:`${t} (${T(S,e.state)})`}var ae=`query Choices { clients { client releases } chatPools { fqdn displayName release state } }`,oe=class{constructor(e,t,{tabInsertsSuggestions:n,firstOptionSelectionMode:r,scrollIntoViewOptions:i}={}){this.input=e,this.list=t,this.tabInsertsSuggestions=n??!0,this.firstOptionSelectionMode=r??`none`,this.scrollIntoViewOptions=i??{block:`nearest`,inline:`nearest`},this.isComposing=!1,this.didAutoAssignLastSelectedId=!1,t.id||=`combobox-${Math.random().toString().slice(2,6)}`,this.ctrlBindings=!!navigator.userAgent.match(/Macintosh/),this.keyboardEventHandler=e=>se(e,this),this.compositionEventHandler=e=>L(e,this),this.inputHandler=this.clearSelection.bind(this),e.setAttribute(`role`,`combobox`),e.setAttribute(`aria-controls`,t.id),e.setAttribute(`aria-expanded`,`false`),e.setAttribute(`aria-autocomplete`,`list`),e.setAttribute(`aria-haspopup`,`listbox`)}destroy(){this.clearSelection(),this.stop(),this.input.removeAttribute(`role`),this.input.removeAttribute(`aria-controls`),this.input.removeAttribute(`aria-expanded`),this.input.removeAttribute(`aria-autocomplete`),this.input.removeAttribute(`aria-haspopup`)}start(){this.input.setAttribute(`aria-expanded`,`true`),this.input.addEventListener(`compositionstart`,this.compositionEventHandler),this.input.addEventListener(`compositionend`,this.compositionEventHandler),this.input.addEventListener(`input`,this.inputHandler),this.input.addEventListener(`keydown`,this.keyboardEventHandler),this.list.addEventListener(`click`,P),this.resetSelection()}stop(){this.clearSelection(),this.input.setAttribute(`aria-expanded`,`false`),this.input.removeEventListener(`compositionstart`,this.compositionEventHandler),this.input.removeEventListener(`compositionend`,this.compositionEventHandler),this.input.removeEventListener(`input`,this.inputHandler),this.input.removeEventListener(`keydown`,this.keyboardEventHandler),this.list.removeEventListener(`click`,P)}indicateDefaultOption(){var e;this.firstOptionSelectionMode===`active`?(e=Array.from(this.list.querySelectorAll(`[role="option"]:not([aria-disabled="true"])`)).filter(I)[0])==null||e.setAttribute(`data-combobox-option-default`,`true`):this.firstOptionSelectionMode===`selected`&&this.navigate(1)}navigate(e=1){let t=Array.from(this.list.querySelectorAll(`[aria-selected="true"]`)).filter(I)[0],n=Array.from(this.list.querySelectorAll(`[role="option"]`)).filter(I),r=n.indexOf(t);if(r===n.length-1&&e===1||r===0&&e===-1){this.clearSelection(),this.input.focus();return}let i=e===1?0:n.length-1;if(t&&r>=0){let t=r+e;t>=0&&t<n.length&&(i=t)}let a=n[i];if(a)for(let e of n)e.removeAttribute(`data-combobox-option-default`),a===e?(!a.id&&!document.getElementById(`${this.list.id}-selected`)&&(a.id=`${this.list.id}-selected`,this.didAutoAssignLastSelectedId=!0),a.id&&this.input.setAttribute(`aria-activedescendant`,a.id),a.setAttribute(`aria-selected`,`true`),le(a),a.scrollIntoView(this.scrollIntoViewOptions)):(e.id===`${this.list.id}-selected`&&this.didAutoAssignLastSelectedId&&(e.removeAttribute(`id`),this.didAutoAssignLastSelectedId=!1),e.removeAttribute(`aria-selected`))}clearSelection(){this.input.removeAttribute(`aria-activedescendant`);for(let e of this.list.querySelectorAll(`[aria-selected="true"], [data-combobox-option-default="true"]`))e.removeAttribute(`aria-selected`),e.removeAttribute(`data-combobox-option-default`),e.id===`${this.list.id}-selected`&&this.didAutoAssignLastSelectedId&&(e.removeAttribute(`id`),this.didAutoAssignLastSelectedId=!1)}resetSelection(){this.clearSelection(),this.indicateDefaultOption()}};function se(e,t){if(!(e.shiftKey||e.metaKey||e.altKey)&&(t.ctrlBindings||!e.ctrlKey)&&!t.isComposing)switch(e.key){case`Enter`:F(t.input,t.list)&&e.preventDefault();break;case`Tab`:t.tabInsertsSuggestions&&F(t.input,t.list)&&e.preventDefault();break;case`Escape`:t.clearSelection();break;case`ArrowDown`:t.navigate(1),e.preventDefault();break;case`ArrowUp`:t.navigate(-1),e.preventDefault();break;case`n`:t.ctrlBindings&&e.ctrlKey&&(t.navigate(1),e.preventDefault());break;case`p`:t.ctrlBindings&&e.ctrlKey&&(t.navigate(-1),e.preventDefault());break;default:if(e.ctrlKey)break;t.resetSelection()}}function P(e){if(!(e.target instanceof Element))return;let t=e.target.closest(`[role="option"]`);t&&t.getAttribute(`aria-disabled`)!==`true`&&ce(t,{event:e})}function F(e,t){let n=t.querySelector(`[aria-selected="true"], [data-combobox-option-default="true"]`);return n?(n.getAttribute(`aria-disabled`)===`true`||n.click(),!0):!1}function ce(e,t){e.dispatchEvent(new CustomEvent(`combobox-commit`,{bubbles:!0,detail:t}))}function le(e){e.dispatchEvent(new Event(`combobox-select`,{bubbles:!0}))}function I(e){return!e.hidden&&!(e instanceof HTMLInputElement&&e.type===`hidden`)&&(e.offsetWidth>0||e.offsetHeight>0)}function L(e,t){t.isComposing=e.type===`compositionstart`,document.getElementById(t.input.getAttribute(`aria-controls`)||``)&&t.clearSelection()}var R=`sipAddress displayName enabled home { fqdn release }`,z=`query Search($text: String!) {
  users(first: 8, filter: { search: $text }) { nodes { ${R} } }
}`,B=150,V=class extends i{constructor(...e){super(...e),this.user=``,this.displayName=``,this.text=``,this.open=!1,this.search=new t(this,{args:()=>[this.text.trim(),this.open],task:async([e,t],{signal:n})=>!t||e===``?[]:(await new Promise(e=>setTimeout(e,B)),n.throwIfAborted(),(await g(z,{text:e},n)).users.nodes)})}static{this.styles=[_,c,r`
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
  `]}render(){return a`
      <label for="user">${N.user}</label>
      <input id="user" type="text" role="combobox" aria-autocomplete="list" aria-expanded=${this.isListOpen()}
        autocomplete="off" autocapitalize="none" spellcheck="false" placeholder=${N.userHint}
        .value=${this.open?this.text:this.shown()} @input=${this.typed} @focus=${this.focused} @blur=${this.close}
        @keydown=${this.pressed}>
      ${this.open&&this.text.trim()!==``?this.results():n}
      <div class="visually-hidden" role="status">${this.status()}</div>`}results(){return this.search.render({pending:()=>this.options(this.search.value??[]),complete:e=>e.length>0?this.options(e):a`
        <p class="panel nothing">${N.noUser(l(this.text.trim()))}</p>`,error:e=>a`<div class="nothing">${f(e)}</div>`})}options(e){return e.length===0?n:a`
      <ul id="users" role="listbox" aria-label=${N.user} @mousedown=${e=>e.preventDefault()}
        @combobox-commit=${e=>this.pick(e.target.dataset.user??``)}>
        ${e.map((e,t)=>a`<li role="option" id="user-${t}" data-user=${e.sipAddress}>
          <span>${p(e.displayName??e.sipAddress)}</span>
          <span class="small muted">${p(e.sipAddress.replace(/^sip:/,``))}${e.home?a` · ${T(w,e.home.release)}`:n}${e.enabled?n:a` · ${N.accountOff}`}</span>
        </li>`)}
      </ul>`}updated(){this.isListOpen()&&this.list&&this.combobox?.list!==this.list?(this.combobox?.destroy(),this.combobox=new oe(this.input,this.list,{firstOptionSelectionMode:`selected`}),this.combobox.start()):!this.isListOpen()&&this.combobox?(this.combobox.destroy(),this.combobox=void 0):this.combobox?.indicateDefaultOption()}isListOpen(){return this.open&&this.text.trim()!==``&&(this.search.value?.length??0)>0}shown(){let e=this.user.replace(/^sip:/,``);return l(this.displayName===``?e:`${this.displayName} (${e})`)}status(){let e=this.search.value?.length??0;return this.open&&this.text.trim()!==``&&e>0?N.found(e):``}typed(){this.text=this.input.value,this.open=!0}focused(){this.text=``,this.input.select()}pressed(e){e.key===`Escape`?this.close():e.key===`Enter`&&!e.defaultPrevented&&this.text.includes(`@`)&&this.pick(this.text.trim())}close(){this.open=!1}pick(e){this.open=!1,this.text=``,this.dispatchEvent(new CustomEvent(`lg-pick`,{detail:e}))}};h([s()],V.prototype,`user`,void 0),h([s()],V.prototype,`displayName`,void 0),h([x()],V.prototype,`text`,void 0),h([x()],V.prototype,`open`,void 0),h([A(`input`)],V.prototype,`input`,void 0),h([A(`ul`)],V.prototype,`list`,void 0),V=h([b(`lg-user-picker`)],V);function H(e){return e.eligible?e.conditions.length>0?`step`:`yes`:`no`}function U(e,t){let n=(e,t)=>e.obstacles.find(e=>e.rule.id===t);return[...e.obstacles.map(e=>{let r=n(t,e.rule.id);return{fate:r?`remaining`:`gone`,obstacle:r??e}}),...t.obstacles.filter(t=>!n(e,t.rule.id)).map(e=>({fate:`appears`,obstacle:e}))]}var W=r`
  .yes { color: var(--lg-yes); --cut: var(--lg-surface); }
  .no { color: var(--lg-no); --cut: var(--lg-surface); }
  .step { color: var(--lg-step); --cut: var(--lg-surface); }
  .cut { stroke: var(--cut, var(--lg-surface)); }
  .verdict.yes { background: var(--lg-yes-soft); --cut: var(--lg-yes-soft); }
  .verdict.no { background: var(--lg-no-soft); --cut: var(--lg-no-soft); }
  .verdict.step { background: var(--lg-step-soft); --cut: var(--lg-step-soft); }
`,G=class extends i{constructor(...e){super(...e),this.client=``}static{this.styles=[_,c,W,r`
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
  `]}render(){let{decision:e}=this;return a`<article class="panel">
      ${this.verdict()}
      ${this.reasons(e.obstacles,N.obstacles(e.obstacles.length),u.no,`no`)}
      ${this.reasons(e.conditions,N.conditions,u.step,`step`)}
      ${this.reasons(e.advisories,N.advisories,u.info,`muted`)}
      <section><dl>
        <dt>${N.policy}</dt>
        <dd>${N.policyValue(p(e.policy.decidedBy),T(C,e.policy.scope),e.policy.enablePersistentChat)}</dd>
        ${this.facts?this.account(this.facts):n}
      </dl></section>
    </article>`}reveal(){this.scrollIntoView({block:`nearest`}),this.renderRoot.querySelector(`h2`)?.focus({preventScroll:!0})}verdict(){let e=H(this.decision),{displayName:t,sipAddress:n}=this.decision.user,r={yes:N.can,step:N.canAfterStep,no:N.cannot};return a`<div class="verdict ${e}">
      ${u[e]}
      <h2 tabindex="-1">${N.verdicts[e]}</h2>
      <p>${r[e](p(t??n),T(D,this.client),p(this.decision.pool.fqdn))}</p>
    </div>`}reasons(e,t,r,i){return e.length===0?n:a`<section>
      <h3>${t}</h3>
      <ol>${e.map(({rule:e,reason:t})=>a`<li>
        <span class=${i}>${r}</span>
        <div>
          <p class="reason">${y(t)}</p>
          <p class="small muted">${N.rule} <a href=${v(`/rules`,{rule:e.id})}>${e.title}</a>: ${e.statement}</p>
        </div>
      </li>`)}</ol>
    </section>`}account(e){return a`
      <dt>${N.account}</dt>
      <dd>${N.accountValue(e.enabled,T(te,e.hosting))}</dd>
      <dt>${N.home}</dt>
      <dd>${e.home?N.homeValue(p(e.home.fqdn),T(w,e.home.release),p(e.home.site)):N.noHome}</dd>
      ${e.clientConfigurations.length===0?n:a`
        <dt>${N.configured}</dt>
        <dd>${e.clientConfigurations.map(({client:e,pool:t})=>a`
          <div>${N.configuredValue(T(D,e),p(t.fqdn))}</div>`)}</dd>`}`}};h([s({attribute:!1})],G.prototype,`decision`,void 0),h([s()],G.prototype,`client`,void 0),h([s({attribute:!1})],G.prototype,`facts`,void 0),G=h([b(`lg-decision`)],G);var K=`{ rule { id title statement } reason }`,q=`{ decidedBy enablePersistentChat scope }`,ue=`query Decide($user: ID!, $client: Client!, $pool: ID!) {
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
}`,J=class extends i{constructor(...e){super(...e),this.client=``,this.pool=``,this.open=!1,this.affected=new t(this,{args:()=>[this.open,this.step,this.client,this.pool],task:async([e,t,n,r],{signal:i})=>{if(!e)return;let a={switchPolicy:{identity:t.subject,enablePersistentChat:!0}};return(await g(pe,{client:n,pool:r,change:a},i)).impact}})}static{this.styles=[_,c,r`
    ul { columns: 16rem; margin-block: 0.25rem 0.5rem; }
    li { break-inside: avoid; }
  `]}render(){return a`
      <p class="row"><span>${u.people} ${N.affects(this.step.alsoAffects)}</span>
        ${this.step.kind===`SWITCH_POLICY`?a`<button class="plain" aria-expanded=${this.open}
          @click=${()=>{this.open=!this.open}}>${N.showAffected}</button>`:n}</p>
      ${this.open?this.affected.render({pending:()=>o(),error:e=>f(e,()=>void this.affected.run()),complete:e=>e?a`
          ${this.users(N.gain(e.gained),e.gained,e.usersWhoGain.nodes)}
          ${this.users(N.lose(e.lost),e.lost,e.usersWhoLose.nodes)}`:n}):n}`}users(e,t,r){return t===0?n:a`<p>${e}:</p>
      <ul>${r.map(e=>a`<li>
        <a href=${v(`/ask`,{user:e.sipAddress,client:this.client,pool:this.pool})}>${p(e.displayName??e.sipAddress)}</a>
      </li>`)}
      ${t>r.length?a`<li class="muted">${N.andMore(t-r.length)}</li>`:n}</ul>`}};h([s({attribute:!1})],J.prototype,`step`,void 0),h([s()],J.prototype,`client`,void 0),h([s()],J.prototype,`pool`,void 0),h([x()],J.prototype,`open`,void 0),J=h([b(`lg-affected`)],J);function Y(e,t){let n=t.find(e=>e.kind===`USE_POOL`)?.candidates[0]??e.pool;return t.reduce((e,t)=>me(e,t),{...e,pool:n,suppose:{}})}function me(e,t){let n=t.candidates[0],{suppose:r}=e;switch(t.kind){case`ENABLE_USER`:return{...e,suppose:{...r,enabled:!0}};case`GRANT_POLICY`:case`SWITCH_POLICY`:return{...e,suppose:{...r,enabledByPolicy:!0}};case`HOME_USER`:return n?{...e,suppose:{...r,homePool:n}}:e;case`REPOINT_CLIENT`:return{...e,suppose:{...r,configuredFor:e.pool}};case`USE_CLIENT`:return n?{...e,client:n}:e;case`USE_POOL`:return e}}function he(e,t){let[r,i]=[H(e),H(t)],o=e=>a`<span class="tag ${e}">${u[e]} ${N.verdicts[e]}</span>`;return a`<div class="tried small">
    <p class="visually-hidden">${r===i?N.stays(N.verdicts[i]):N.changes(N.verdicts[r],N.verdicts[i])}</p>
    <p class="row" aria-hidden="true">${N.before} ${o(r)} ${u.arrow} ${N.after} ${o(i)}</p>
    <ul>${U(e,t).map(({fate:e,obstacle:t})=>a`
      <li class=${e}><span class="muted">${N[e]}</span>${y(t.reason)}</li>`)}</ul>
    ${t.conditions.length===0?n:a`<p>${N.conditions}:</p>
      <ul>${t.conditions.map(({reason:e})=>a`<li><span></span>${y(e)}</li>`)}</ul>`}
  </div>`}var X=class extends i{constructor(...e){super(...e),this.client=``,this.steps=[],this.index=1,this.tried=[],this.answer=new t(this,{args:()=>[this.tried],task:async([e],{signal:t})=>{if(e.length===0)return;let n=Y({client:this.client,pool:this.decision.pool.fqdn},e),r=this.decision.user.sipAddress;return(await g(de,{user:r,...n},t)).eligibility}})}static{this.styles=[_,c,W,r`
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
  `]}willUpdate(e){e.has(`steps`)&&(this.tried=[])}render(){let e=this.tried.length===this.steps.length;return a`<div class="card" role="group" aria-labelledby="option">
      <div class="head"><h3 id="option">${N.option(this.index,this.steps.length)}</h3>
        ${this.steps.length>1?a`<button aria-pressed=${e} @click=${()=>{this.tried=e?[]:this.steps}}>
          ${N.tryAll}</button>`:n}</div>
      <ol>${this.steps.map((e,t)=>this.step(e,t))}</ol>
      <div aria-live="polite">${this.answer.render({pending:()=>this.tried.length===0?n:o(),error:e=>f(e,()=>void this.answer.run()),complete:e=>e?he(this.decision,e):n})}</div>
    </div>`}step(e,t){let r=this.tried.includes(e);return a`<li class="step-row">
      <div class="small">
        <p class="description" id="step-${t}">${y(e.description)}</p>
        ${e.candidates.length>1?this.choices(e):n}
        ${e.alsoAffects===0?a`<p class="muted">${N.affectsNobody}</p>`:a`
          <lg-affected .step=${e} .client=${this.client} .pool=${this.decision.pool.fqdn}></lg-affected>`}
      </div>
      <button aria-pressed=${r} aria-describedby="step-${t}" @click=${()=>this.toggle(e)}>
        ${r?N.trying:N.tryIt}</button>
    </li>`}choices(e){let t=e.candidates.slice(1),r=e.candidateCount-e.candidates.length;return a`<p class="muted">${N.choices} ${t.map((e,t)=>a`${t>0?`, `:``}${p(e)}`)}${r>0?a` ${N.moreChoices(r)}`:n}. ${e.follows?N.follows:n}</p>`}toggle(e){this.tried=this.steps.filter(t=>t===e!==this.tried.includes(t))}};h([s({attribute:!1})],X.prototype,`decision`,void 0),h([s()],X.prototype,`client`,void 0),h([s({attribute:!1})],X.prototype,`steps`,void 0),h([s({type:Number})],X.prototype,`index`,void 0),h([x()],X.prototype,`tried`,void 0),X=h([b(`lg-remedy`)],X);var Z=class extends i{constructor(...e){super(...e),this.client=``}static{this.styles=[_,c,r`
    .panel { display: grid; gap: 0.75rem; }
  `]}render(){let{remedies:e}=this.decision;return a`<section class="panel" aria-labelledby="remedies">
      <h2 id="remedies">${N.remedies}</h2>
      ${e.length===0?a`<p>${N.noRemedies}</p>`:a`<p class="small muted">${N.supposes}</p>`}
      ${e.map((e,t)=>a`
        <lg-remedy .decision=${this.decision} .client=${this.client} .steps=${e.steps} .index=${t+1}></lg-remedy>`)}
    </section>`}};h([s({attribute:!1})],Z.prototype,`decision`,void 0),h([s()],Z.prototype,`client`,void 0),Z=h([b(`lg-remedies`)],Z);var Q=class extends i{constructor(...e){super(...e),this.client=``,this.pool=``}static{this.styles=[_,c,W,r`
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
  `]}render(){let e=this.facts.eligibilities,t=[...new Set(e.map(e=>e.client))],n=[...new Set(e.map(e=>e.pool.fqdn))],r=e.filter(e=>e.eligible).length;return a`<section class="panel" aria-labelledby="matrix">
      <h2 id="matrix">${N.matrix}</h2>
      ${n.length===0?a`<p class="muted">${N.matrixNone}</p>`:a`
        <p class="muted">${N.summary(r,e.length)}</p>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="matrix"><table>
          <thead><tr><th scope="col">${N.pool}</th>${t.map(e=>a`
            <th scope="col">${T(D,e)}</th>`)}</tr></thead>
          <tbody>${n.map(n=>a`<tr>
            <th scope="row">${p(n)}</th>
            ${t.map(t=>this.cell(e.find(e=>e.client===t&&e.pool.fqdn===n)))}
          </tr>`)}</tbody>
        </table></div>`}
    </section>`}cell(e){if(!e)return a`<td></td>`;let t=H(e),r=e.client===this.client&&e.pool.fqdn.toLowerCase()===this.pool.toLowerCase(),i=[...e.obstacles,...e.conditions].map(({rule:e})=>e.title).join(`; `);return a`<td><a class=${t} aria-current=${r?`true`:n} title=${i||n}
      aria-label=${N.cell(T(D,e.client),e.pool.fqdn,N.verdicts[t],i)}
      href=${v(`/ask`,{user:this.facts.sipAddress,client:e.client,pool:e.pool.fqdn})}>
      ${u[t]}<span>${N.short[t]}</span></a></td>`}};h([s({attribute:!1})],Q.prototype,`facts`,void 0),h([s()],Q.prototype,`client`,void 0),h([s()],Q.prototype,`pool`,void 0),Q=h([b(`lg-user-matrix`)],Q);var $=class extends i{constructor(...e){super(...e),this.parameters=new URLSearchParams,this.choices=new t(this,{args:()=>[],task:(e,{signal:t})=>g(ae,{},t)}),this.facts=new t(this,{args:()=>[this.parameter(`user`)],task:async([e],{signal:t})=>e?(await g(fe,{user:e},t)).user:void 0}),this.decision=new t(this,{args:()=>[this.parameter(`user`),this.parameter(`client`),this.parameter(`pool`)],task:async([e,t,n],{signal:r})=>e&&t&&n?(await g(ue,{user:e,client:t,pool:n},r)).eligibility:void 0,onComplete:e=>{e&&E(N.verdicts[H(e)])}}),this.isFromTable=!1}static{this.styles=[_,c,r`
    form { display: grid; gap: 0.75rem 1rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1.1fr) minmax(0, 2fr) auto; align-items: end; }
    .answer { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
    @media (min-width: 70rem) {
      .answer:has(lg-remedies) { grid-template: "decision remedies" auto "table remedies" 1fr / minmax(0, 1.15fr) minmax(0, 1fr); }
      lg-remedies { grid-area: remedies; }
    }
    @media (max-width: 60rem) { form { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } lg-user-picker { grid-column: 1 / -1; } }
    @media (max-width: 34rem) { form { grid-template-columns: minmax(0, 1fr); } }
  `]}render(){return a`<div class="stack">
      ${this.choices.render({pending:()=>o(),error:e=>f(e,()=>void this.choices.run()),complete:e=>a`${this.form(e)}
          ${e.chatPools.length===0?ee(N.noPools):n}`})}
      ${this.parameter(`user`)?a`<div class="answer">${this.answer()}${this.matrix()}</div>`:a`<p class="muted">${N.start}</p>`}
    </div>`}updated(){this.isFromTable&&this.decision.status===e.COMPLETE&&(this.isFromTable=!1,this.renderRoot.querySelector(`lg-decision`)?.reveal())}form(e){return a`<form class="panel" role="search" @submit=${e=>e.preventDefault()}>
      <lg-user-picker .user=${this.parameter(`user`)} .displayName=${this.facts.value?.displayName??``}
        @lg-pick=${e=>this.show({user:e.detail})}></lg-user-picker>
      <div>${ne(e.clients,this.parameter(`client`),e=>this.show({client:e}))}</div>
      <div>${re(e.chatPools,this.parameter(`pool`),e=>this.show({pool:e}))}</div>
      <lg-copy-address></lg-copy-address>
    </form>`}answer(){return this.decision.render({pending:()=>o(),error:e=>this.facts.value===null?n:f(e,()=>void this.decision.run()),complete:e=>e?a`
        <lg-decision .decision=${e} .client=${this.parameter(`client`)} .facts=${this.facts.value}></lg-decision>
        ${e.eligible?n:a`
          <lg-remedies .decision=${e} .client=${this.parameter(`client`)}></lg-remedies>`}`:n})}matrix(){return this.facts.render({pending:()=>o(),error:e=>f(e,()=>void this.facts.run()),complete:e=>e?a`<lg-user-matrix @click=${()=>{this.isFromTable=!0}} .facts=${e} .client=${this.parameter(`client`)} .pool=${this.parameter(`pool`)}></lg-user-matrix>`:a`<p class="panel" role="alert">${N.unknownUser(p(this.parameter(`user`)))}</p>`})}show(e){let t={user:this.parameter(`user`),client:this.parameter(`client`),pool:this.parameter(`pool`)};m(v(`/ask`,{...t,...e}))}parameter(e){return this.parameters.get(e)??``}};h([s({attribute:!1})],$.prototype,`parameters`,void 0),$=h([b(`lg-ask-view`)],$);export{$ as AskView};