// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every word that the page shows. `{name}` is filled in by t().

const en = {
    title: 'Link a WhatsApp account',
    lead: 'Enter a client number to see its state and, when it needs linking, its code.',
    numberLabel: 'Client number',
    numberHelp: 'For example 51, or several: 51, 52.',
    numberEmpty: 'Enter a client number.',
    numberWrong: '“{text}” is not a client number: digits only, without a leading zero, at most 9007199254740991.',
    numberTooMany: 'At most {max} clients fit on this page. Remove one first.',
    show: 'Show',
    clients: 'Clients',
    client: 'Client {id}',
    remove: 'Remove client {id} from this page',
    api: 'API description',
    version: 'Central Hub {version}',
    tryNow: 'Try now',

    loginTitle: 'Log in to continue',
    loginWhy: 'This hub can be reached from other machines, so it shows codes only to people with an account.',
    username: 'User name',
    password: 'Password',
    logIn: 'Log in',
    logOut: 'Log out',
    loginMore: 'With an account, a phone can also be linked by its number.',
    loginWrong: 'The user name or the password is wrong.',
    loginForbidden: 'This account is not active: it waits for approval or has been disabled.',
    loginThrottled: 'Too many attempts. Wait {time} and try again.',
    loginMissing: 'This hub has no accounts. Open the page on the machine where the hub runs.',
    loginFailed: 'The hub could not log you in just now. Try again.',

    step1: 'Open WhatsApp on the phone.',
    step2: 'Settings, then Linked devices, then Link a device.',
    step3: 'Point the camera at this code.',
    codeAlt: 'Code that links client {id}; scan it with WhatsApp on the phone',
    codeComing: 'The code is on its way…',
    codeNotYet: 'No code yet: {words}',
    codeOld: 'This code has expired. Waiting for a new one…',
    codeTooLong: 'The Session Manager sent a code that cannot be drawn.',
    codeLeft: 'New code in {time}',
    codeDue: 'A new code is due',

    pairing: 'Link by phone number instead',
    pairingPhone: 'Phone number, with its country',
    pairingGet: 'Get a code',
    pairingEmpty: 'Enter a phone number.',
    pairingAsking: 'The engine is asked for a code…',
    pairingForce: 'Get a code all the same',
    pairingHow: 'On the phone: Linked devices, Link a device, Link with phone number instead; then type the code.',
    pairingMissing: 'This engine cannot link by phone number.',

    linkedTo: 'Account {account}',
    action: 'Recommended: {action}',
    checkedNever: 'Not checked yet',
    checkedNow: 'Checked just now',
    checked: 'Checked {time} ago',
    stale: 'Last answer {time} ago',
    lastKnown: 'Last known state: {state}, {time} ago.',
    seconds: '{n} s',
    minutes: '{n} min',
    hours: '{n} h',

    hub: 'The hub does not answer',
    hubText: 'It may be stopped, or the network is down. This page keeps trying.',
    unavailable: 'The Session Manager cannot be reached',
    unavailableText: 'The hub is running, but the service that holds the WhatsApp sessions is not. This page keeps trying.',
    timeout: 'The Session Manager takes too long',
    timeoutText: 'It did not answer in time. This page keeps trying.',
    upstream: 'The Session Manager reports a problem',
    upstreamText: 'It answered with an error. This page keeps trying.',
    invalid: 'Not a client number',
    invalidText: 'The hub does not accept this number.',
    login: 'Login needed',
    loginText: 'Log in above to see this client.',
    forbidden: 'Not allowed',
    forbiddenText: 'You may not see this client.',
    busy: 'The hub is busy',
    busyText: 'It asks for a moment of patience. This page keeps trying.',
    other: 'Unexpected answer',
    otherText: 'The hub answered with status {status}. This page keeps trying.',

    state: {
        checking: ['Checking', 'Asking the Session Manager…'],
        stopped: ['Stopped', 'The session of this client is not running.'],
        starting: ['Starting', 'WhatsApp is opening. This takes a few seconds.'],
        reconnecting: ['Reconnecting', 'The connection dropped and is being restored.'],
        qr_required: ['Scan the code', 'Scan the code with the phone.'],
        ready: ['Linked', 'The account is connected.'],
        auth_failed: ['Login failed', 'WhatsApp refused the saved login. The account has to be linked again.'],
        logged_out: ['Logged out', 'The phone has ended this link. The account has to be linked again.'],
        banned: ['Banned', 'WhatsApp has blocked this account.'],
        error: ['Error', 'The session of this client has failed.'],
        passkey_required: ['Passkey required', 'This account wants a passkey: on the phone, confirm with its screen lock, or switch the passkey off in WhatsApp’s account settings; then link it again.'],
        unknown: ['Unknown', 'The Session Manager uses a word that this page does not know.'],
        unreachable: ['Unreachable', ''],
    },
};

const es = {
    title: 'Vincular una cuenta de WhatsApp',
    lead: 'Escriba un número de cliente para ver su estado y, si hay que vincularlo, su código.',
    numberLabel: 'Número de cliente',
    numberHelp: 'Por ejemplo 51, o varios: 51, 52.',
    numberEmpty: 'Escriba un número de cliente.',
    numberWrong: '«{text}» no es un número de cliente: solo cifras, sin cero inicial, hasta 9007199254740991.',
    numberTooMany: 'En esta página caben {max} clientes. Quite uno primero.',
    show: 'Mostrar',
    clients: 'Clientes',
    client: 'Cliente {id}',
    remove: 'Quitar el cliente {id} de esta página',
    api: 'Descripción de la API',
    version: 'Central Hub {version}',
    tryNow: 'Probar ahora',

    loginTitle: 'Inicie sesión para continuar',
    loginWhy: 'A este hub se llega desde otros equipos; por eso solo muestra códigos a quien tiene una cuenta.',
    username: 'Usuario',
    password: 'Contraseña',
    logIn: 'Entrar',
    logOut: 'Salir',
    loginMore: 'Con una cuenta, un teléfono se puede vincular también por su número.',
    loginWrong: 'El usuario o la contraseña no son correctos.',
    loginForbidden: 'Esta cuenta no está activa: espera aprobación o fue desactivada.',
    loginThrottled: 'Demasiados intentos. Espere {time} y pruebe otra vez.',
    loginMissing: 'Este hub no tiene cuentas. Abra la página en el equipo donde funciona el hub.',
    loginFailed: 'El hub no pudo iniciar la sesión en este momento. Pruebe otra vez.',

    step1: 'Abra WhatsApp en el teléfono.',
    step2: 'Ajustes, luego Dispositivos vinculados, luego Vincular un dispositivo.',
    step3: 'Apunte la cámara a este código.',
    codeAlt: 'Código que vincula el cliente {id}; escanéelo con WhatsApp en el teléfono',
    codeComing: 'El código está en camino…',
    codeNotYet: 'Aún no hay código: {words}',
    codeOld: 'Este código ha vencido. Esperando uno nuevo…',
    codeTooLong: 'El Session Manager envió un código que no se puede dibujar.',
    codeLeft: 'Código nuevo en {time}',
    codeDue: 'Está por llegar un código nuevo',

    pairing: 'Vincular por número de teléfono',
    pairingPhone: 'Número de teléfono, con su país',
    pairingGet: 'Pedir un código',
    pairingEmpty: 'Escriba un número de teléfono.',
    pairingAsking: 'Se pide un código al motor…',
    pairingForce: 'Pedir un código de todos modos',
    pairingHow: 'En el teléfono: Dispositivos vinculados, Vincular un dispositivo, Vincular con el número de teléfono; luego escriba el código.',
    pairingMissing: 'Este motor no puede vincular por número de teléfono.',

    linkedTo: 'Cuenta {account}',
    action: 'Recomendado: {action}',
    checkedNever: 'Aún sin consultar',
    checkedNow: 'Consultado ahora mismo',
    checked: 'Consultado hace {time}',
    stale: 'Última respuesta hace {time}',
    lastKnown: 'Último estado conocido: {state}, hace {time}.',
    seconds: '{n} s',
    minutes: '{n} min',
    hours: '{n} h',

    hub: 'El hub no responde',
    hubText: 'Puede estar detenido, o la red no funciona. Esta página sigue intentando.',
    unavailable: 'No se puede llegar al Session Manager',
    unavailableText: 'El hub funciona, pero el servicio que guarda las sesiones de WhatsApp no. Esta página sigue intentando.',
    timeout: 'El Session Manager tarda demasiado',
    timeoutText: 'No respondió a tiempo. Esta página sigue intentando.',
    upstream: 'El Session Manager informa de un problema',
    upstreamText: 'Respondió con un error. Esta página sigue intentando.',
    invalid: 'No es un número de cliente',
    invalidText: 'El hub no acepta este número.',
    login: 'Hay que iniciar sesión',
    loginText: 'Inicie sesión arriba para ver este cliente.',
    forbidden: 'Sin permiso',
    forbiddenText: 'Usted no puede ver este cliente.',
    busy: 'El hub está ocupado',
    busyText: 'Pide un momento de paciencia. Esta página sigue intentando.',
    other: 'Respuesta inesperada',
    otherText: 'El hub respondió con el estado {status}. Esta página sigue intentando.',

    state: {
        checking: ['Consultando', 'Preguntando al Session Manager…'],
        stopped: ['Detenido', 'La sesión de este cliente no está en marcha.'],
        starting: ['Iniciando', 'WhatsApp se está abriendo. Tarda unos segundos.'],
        reconnecting: ['Reconectando', 'La conexión se cortó y se está restableciendo.'],
        qr_required: ['Escanear código', 'Escanee el código con el teléfono.'],
        ready: ['Vinculado', 'La cuenta está conectada.'],
        auth_failed: ['Acceso rechazado', 'WhatsApp rechazó el acceso guardado. Hay que vincular la cuenta otra vez.'],
        logged_out: ['Desvinculado', 'El teléfono terminó este vínculo. Hay que vincular la cuenta otra vez.'],
        banned: ['Bloqueado', 'WhatsApp ha bloqueado esta cuenta.'],
        error: ['Error', 'La sesión de este cliente ha fallado.'],
        passkey_required: ['Pide llave de acceso', 'Esta cuenta pide una llave de acceso: confírmela en el teléfono con el bloqueo de pantalla, o desactívela en los ajustes de cuenta de WhatsApp; después vincúlela otra vez.'],
        unknown: ['Desconocido', 'El Session Manager usa una palabra que esta página no conoce.'],
        unreachable: ['Inaccesible', ''],
    },
};

export const language = /^es\b/i.test(navigator.language) ? 'es' : 'en';
export const languages = { en, es };
const words = languages[language];

export function t(key, values = {}) {
    return words[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export const stateWord = (state) => words.state[state][0];
export const stateText = (state) => words.state[state][1];

/** A length of time for people: whole seconds below two minutes, then minutes, then hours. */
export function duration(ms) {
    const s = Math.max(0, Math.round(ms / 1000));
    if (s < 120)
        return t('seconds', { n: s });
    return s < 7200 ? t('minutes', { n: Math.round(s / 60) }) : t('hours', { n: Math.round(s / 3600) });
}

/** Fills the words into everything below `root` that names one. */
export function translate(root) {
    for (const element of root.querySelectorAll('[data-t]'))
        element.textContent = t(element.dataset.t);
    for (const element of root.querySelectorAll('[data-label]'))
        element.setAttribute('aria-label', t(element.dataset.label));
}
