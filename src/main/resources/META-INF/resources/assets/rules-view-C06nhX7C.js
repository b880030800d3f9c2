import{t as e}from"./task-hSh6HPr9.js";import{C as t,D as n,S as r,T as i,a,c as o,d as s,i as c,j as l,l as u,m as d,n as f,o as p,r as m,s as h,t as g,w as _}from"./index-CajHEj6X.js";import{t as v}from"./format-CP1OhEck.js";var y={lead:`Every rule that Lifeguard knows, in the order in which answers name them, with its source and with what it finds in the stored data today.`,search:`Search`,searchHint:`Id, title or words of the rule`,kind:`Kind`,allKinds:`All kinds`,onlyFound:`Only rules with findings`,kinds:{INVARIANT:`invariant`,ADMISSION:`admission`,CONDITION:`condition`,ADVISORY:`advisory`},kindTexts:{INVARIANT:`Holds for all stored data at all times; a write that breaks it is refused.`,ADMISSION:`Checked when the object itself is written, and in every answer; later changes of other objects are accepted.`,CONDITION:`Adds a step that a user who may use the client must still take.`,ADVISORY:`Reports. It refuses writes only if it is configured to.`},modes:{DENY:`refuses`,WARN:`warns`,OFF:`off`},modeTexts:{DENY:`A write that breaks the rule is refused.`,WARN:`A write that breaks the rule is stored, with a warning.`,OFF:`Writes are not checked; findings are still listed.`},guide:`Coexistence guide`,source:`Source`,counting:`Checking the stored data`,nothingFound:`nothing found`,found:e=>v(e,`finding`,`findings`),shown:e=>v(e,`rule`,`rules`),noMatch:`No rule matches. Clear the search, or choose all kinds.`,subjects:`The first objects:`},b=`query Rules { rules { id title statement source kind enforcement fromCoexistenceGuide } }`,x=`query Compliance { compliance { rule { id } count reason subjects } }`;function S(e,t,n){let r=t.text.toLowerCase().split(/\s+/).filter(Boolean);return e.filter(e=>{let i=`${e.id} ${e.title} ${e.statement}`.toLowerCase();return r.every(e=>i.includes(e))&&(t.kind===``||t.kind===e.kind)&&(!t.onlyFound||n(e.id))})}function C(e){let t=new Map;for(let n of e)t.set(n.rule.id,[...t.get(n.rule.id)??[],n]);return t}var w=class extends _{constructor(...e){super(...e),this.picked=!1}static{this.styles=[h,o,l`
    article { display: flex; flex-direction: column; gap: 0.6rem; block-size: 100%; }
    :host([picked]) article { border-color: var(--lg-accent); box-shadow: 0 0 0 2px var(--lg-accent); }
    h2 { font-size: var(--lg-large); }
    h2 a { color: inherit; text-decoration: none; }
    h2 a:hover { text-decoration: underline; }
    code { overflow-wrap: anywhere; color: var(--lg-muted); }
    .findings { display: grid; gap: 0.5rem; margin-block-start: auto; padding: 0.6rem 0.75rem; border-radius: 0.375rem; background: var(--lg-step-soft); }
    details li { overflow-wrap: anywhere; }
    summary { cursor: pointer; min-block-size: 1.5rem; }
    @media (max-width: 30rem) { .findings { padding: 0.5rem; } }
  `]}firstUpdated(){this.reveal()}updated(e){e.get(`picked`)===!1&&this.reveal()}render(){let{rule:e}=this;return n`<article class="panel">
      <div>
        <h2 tabindex="-1"><a href=${g(`/rules`,{rule:e.id})}>${e.title}</a></h2>
        <code>${e.id}</code>
      </div>
      <p>${e.statement}</p>
      <p class="row">
        <span class="tag" title=${y.kindTexts[e.kind]}>${y.kinds[e.kind]}</span>
        <span class="tag" title=${y.modeTexts[e.enforcement]}>${y.modes[e.enforcement]}</span>
        ${this.count()}
      </p>
      <p class="small muted">${y.source}: ${e.source}</p>
      ${this.findings&&this.findings.length>0?this.list(this.findings):i}
    </article>`}count(){if(!this.findings)return i;let e=this.findings.reduce((e,t)=>e+t.count,0);return e===0?n`<span class="small muted">${y.nothingFound}</span>`:n`<span class="tag step number">${y.found(e)}</span>`}list(e){return n`<div class="findings small">${e.map(e=>n`<div>
      <p>${s(e.reason)}</p>
      ${e.subjects.length===0?i:n`<details><summary>${y.subjects}</summary>
        <ul>${e.subjects.map(e=>n`<li>${u(e)}</li>`)}</ul></details>`}
    </div>`)}</div>`}reveal(){this.picked&&(this.scrollIntoView({block:`center`}),this.renderRoot.querySelector(`h2`)?.focus({preventScroll:!0}))}};p([r({attribute:!1})],w.prototype,`rule`,void 0),p([r({attribute:!1})],w.prototype,`findings`,void 0),p([r({type:Boolean,reflect:!0})],w.prototype,`picked`,void 0),w=p([t(`lg-rule`)],w);var T=class extends _{constructor(...t){super(...t),this.parameters=new URLSearchParams,this.rules=new e(this,{args:()=>[],task:async(e,{signal:t})=>(await d(b,{},t)).rules}),this.compliance=new e(this,{args:()=>[],task:async(e,{signal:t})=>{let n=(await d(x,{},t)).compliance;return C(n)}})}static{this.styles=[h,o,l`
    form { display: grid; gap: 0.75rem 1rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) auto; align-items: end; }
    .check { display: flex; align-items: center; gap: 0.5rem; min-block-size: 2.5rem; margin: 0; font-size: inherit; font-weight: 500; }
    .check input { inline-size: 1.25rem; block-size: 1.25rem; accent-color: var(--lg-accent); }
    .lead { max-inline-size: 50rem; }
    .cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); }
    @media (max-width: 45rem) { form { grid-template-columns: minmax(0, 1fr); } }
  `]}render(){return n`<div class="stack">
      <p class="muted lead">${y.lead}</p>
      ${this.form()}
      ${this.rules.render({pending:()=>a(),error:e=>c(e,()=>void this.rules.run()),complete:e=>this.catalogue(e)})}
    </div>`}form(){return n`<form class="panel" role="search" @submit=${e=>e.preventDefault()}>
      <div><label for="text">${y.search}</label>
        <input id="text" type="search" placeholder=${y.searchHint} .value=${this.parameter(`text`)}
          @input=${e=>this.show({text:e.target.value})}></div>
      <div><label for="kind">${y.kind}</label>
        <select id="kind" @change=${e=>this.show({kind:e.target.value})}>
          <option value="">${y.allKinds}</option>
          ${Object.entries(y.kinds).map(([e,t])=>n`
            <option value=${e} ?selected=${e===this.parameter(`kind`)}>${t}</option>`)}
        </select></div>
      <label class="check"><input type="checkbox" .checked=${this.parameter(`found`)===`true`}
        @change=${e=>this.show({found:e.target.checked?`true`:``})}>
        ${y.onlyFound}</label>
    </form>`}catalogue(e){let t=this.compliance.value,r=S(e,{text:this.parameter(`text`),kind:this.parameter(`kind`),onlyFound:this.parameter(`found`)===`true`},e=>t?.has(e)??!1),o=this.parameter(`rule`);return n`
      ${this.compliance.render({pending:()=>a(y.counting),error:e=>c(e,()=>void this.compliance.run()),complete:()=>i})}
      <p class="muted" role="status">${y.shown(r.length)}</p>
      ${r.length===0?m(y.noMatch):i}
      <div class="cards">${r.map(e=>n`
        <lg-rule .rule=${e} .findings=${t?t.get(e.id)??[]:void 0} ?picked=${e.id===o}></lg-rule>`)}
      </div>`}show(e){let t={text:this.parameter(`text`),kind:this.parameter(`kind`),found:this.parameter(`found`)};f(g(`/rules`,{...t,...e}),{replace:!0})}parameter(e){return this.parameters.get(e)??``}};p([r({attribute:!1})],T.prototype,`parameters`,void 0),T=p([t(`lg-rules-view`)],T);export{T as RulesView};