<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ImportTexts</name>
    <message>
        <source>name at the engine</source>
        <translation>nombre en el motor</translation>
    </message>
    <message>
        <source>expected phone</source>
        <translation>teléfono esperado</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>etiquetas</translation>
    </message>
    <message>
        <source>meant to be on</source>
        <translation>debe estar encendido</translation>
    </message>
    <message>
        <source>meant to be off</source>
        <translation>debe estar apagado</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>hub::CommandLine</name>
    <message>
        <source>that command is typed: central-hub %1</source>
        <translation>ese comando se escribe: central-hub %1</translation>
    </message>
    <message>
        <source>option --client: %1 is not accepted; it takes a number from 1 to %2</source>
        <translation>opción --client: no se acepta %1; admite un número de 1 a %2</translation>
    </message>
    <message>
        <source>unknown command %1; there are: %2</source>
        <translation>comando desconocido %1; los que hay son: %2</translation>
    </message>
    <message>
        <source>option %1 belongs to a command; --help lists the commands</source>
        <translation>la opción %1 pertenece a un comando; --help enumera los comandos</translation>
    </message>
    <message>
        <source>setting demo: a command works on data that stays; leave --demo out or give --data-dir</source>
        <translation>ajuste demo: un comando trabaja con datos que permanecen; quite --demo o indique --data-dir</translation>
    </message>
    <message>
        <source>Usage: central-hub [OPTIONS]
       central-hub COMMAND [--data-dir DIR] [--database-url URL]

Commands, beside a running hub or without one:
</source>
        <translation>Uso: central-hub [OPCIONES]
     central-hub COMANDO [--data-dir DIR] [--database-url URL]

Comandos, junto a un hub en marcha o sin él:
</translation>
    </message>
    <message>
        <source>
Every option --foo-bar is also read from the variable HUB_FOO_BAR and from the line foo-bar = VALUE
of the configuration file; an option beats a variable beats the file. PORT and
SESSION_MANAGER_BASE_URL are read too. --help shows this, --version the version.
</source>
        <translation>
Cada opción --foo-bar se lee también de la variable HUB_FOO_BAR y de la línea foo-bar = VALOR
del archivo de configuración; la opción gana a la variable y esta al archivo. También se leen PORT
y SESSION_MANAGER_BASE_URL. --help muestra esto; --version, la versión.
</translation>
    </message>
    <message>
        <source>
Exit codes: 0 stopped cleanly, 1 failed while running, 2 wrong usage or settings.
</source>
        <translation>
Códigos de salida: 0 detenido sin problemas, 1 falló en marcha, 2 uso o ajustes incorrectos.
</translation>
    </message>
</context>
<context>
    <name>hub::DashboardModule</name>
    <message>
        <source>the dashboard module cannot be loaded: %1</source>
        <translation>no se puede cargar el módulo de la ventana: %1</translation>
    </message>
    <message>
        <source>the dashboard module is not installed; --no-gui runs the hub without it</source>
        <translation>el módulo de la ventana no está instalado; --no-gui ejecuta el hub sin ella</translation>
    </message>
</context>
<context>
    <name>hub::DataDirectory</name>
    <message>
        <source>%1 cannot be used: %2 (%3)</source>
        <translation>no se puede usar %1: %2 (%3)</translation>
    </message>
    <message>
        <source>data directory</source>
        <translation>el directorio de datos</translation>
    </message>
    <message>
        <source>it cannot be made</source>
        <translation>no se puede crear</translation>
    </message>
    <message>
        <source>data directory in use: %1</source>
        <translation>directorio de datos en uso: %1</translation>
    </message>
    <message>
        <source>no file can be written there</source>
        <translation>no se puede escribir ningún archivo ahí</translation>
    </message>
    <message>
        <source>throw-away data directory</source>
        <translation>el directorio de datos provisional</translation>
    </message>
</context>
<context>
    <name>hub::Desktop</name>
    <message>
        <source>there is no display to show the dashboard on; --no-gui runs the hub without it</source>
        <translation>no hay pantalla en la que mostrar la ventana; --no-gui ejecuta el hub sin ella</translation>
    </message>
</context>
<context>
    <name>hub::FileChecks</name>
    <message>
        <source>setting %1: &quot;%2&quot; is not accepted; it takes the name of a readable PEM file</source>
        <translation>ajuste %1: no se acepta &quot;%2&quot;; admite el nombre de un archivo PEM legible</translation>
    </message>
    <message>
        <source>setting frontend: &quot;%1&quot; is not accepted; it takes the name of a readable directory</source>
        <translation>ajuste frontend: no se acepta &quot;%1&quot;; admite el nombre de un directorio legible</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>no existe ese archivo</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>no es un archivo</translation>
    </message>
</context>
<context>
    <name>hub::HubRunner</name>
    <message>
        <source>%1, password %2</source>
        <translation>%1, contraseña %2</translation>
    </message>
</context>
<context>
    <name>hub::LocalClients</name>
    <message>
        <source>The engine&apos;s answer holds no list of sessions.</source>
        <translation>La respuesta del motor no contiene una lista de sesiones.</translation>
    </message>
    <message>
        <source>The engine&apos;s answer holds no code.</source>
        <translation>La respuesta del motor no contiene ningún código.</translation>
    </message>
</context>
<context>
    <name>hub::LocalHub</name>
    <message>
        <source>The hub is starting. Try again in a moment.</source>
        <translation>El hub se está iniciando. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>The hub is not running.</source>
        <translation>El hub no está en marcha.</translation>
    </message>
    <message>
        <source>Central Hub already runs with this data directory: %1</source>
        <translation>Central Hub ya está en marcha con este directorio de datos: %1</translation>
    </message>
    <message>
        <source>data directory in use by a hub without a window: %1; stop that one first, or choose another with --data-dir</source>
        <translation>directorio de datos en uso por un hub sin ventana: %1; deténgalo primero o elija otro con --data-dir</translation>
    </message>
</context>
<context>
    <name>hub::LocalSettings</name>
    <message>
        <source>That address is not accepted; it takes %1</source>
        <translation>No se acepta esa dirección; admite %1</translation>
    </message>
</context>
<context>
    <name>hub::SessionManagerTest</name>
    <message>
        <source>Something answers there, but not as a Session Manager does (%1)</source>
        <translation>Ahí responde algo, pero no como lo hace un Session Manager (%1)</translation>
    </message>
    <message>
        <source>That is the address of a Central Hub, maybe of this one, and not of a Session Manager</source>
        <translation>Esa es la dirección de un Central Hub, quizá de este mismo, y no de un Session Manager</translation>
    </message>
    <message>
        <source>%1 answers there, but it refuses the secret.</source>
        <translation>Ahí responde %1, pero rechaza el secreto.</translation>
    </message>
</context>
<context>
    <name>hub::SessionManagerWords</name>
    <message>
        <source>This Session Manager cannot do that: it has no such endpoint.</source>
        <translation>Este Session Manager no puede hacer eso: no tiene ese punto de acceso.</translation>
    </message>
</context>
<context>
    <name>hub::Settings</name>
    <message>
        <source>line %1: %2</source>
        <translation>línea %1: %2</translation>
    </message>
    <message>
        <source>it is larger than %1 bytes</source>
        <translation>tiene más de %1 bytes</translation>
    </message>
    <message>
        <source>it is not a text in UTF-8</source>
        <translation>no es un texto en UTF-8</translation>
    </message>
    <message>
        <source>it is not of the form key = value</source>
        <translation>no tiene la forma clave = valor</translation>
    </message>
    <message>
        <source>it repeats the key of line %1</source>
        <translation>repite la clave de la línea %1</translation>
    </message>
    <message>
        <source>%1 (default: %2)</source>
        <translation>%1 (por omisión: %2)</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>el valor</translation>
    </message>
    <message>
        <source>setting %1: %2 from %3 is not accepted; it takes %4</source>
        <translation>ajuste %1: no se acepta %2 de %3; admite %4</translation>
    </message>
    <message>
        <source>unexpected argument %1; --help lists what is accepted</source>
        <translation>argumento inesperado %1; --help enumera lo que se acepta</translation>
    </message>
    <message>
        <source>unknown option %1; --help lists the options</source>
        <translation>opción desconocida %1; --help enumera las opciones</translation>
    </message>
    <message>
        <source>setting %1: %2 is no option, since a command line is seen by every user; it takes the variable %3</source>
        <translation>ajuste %1: %2 no es una opción, porque la línea de comandos la ve cualquier usuario; se usa la variable %3</translation>
    </message>
    <message>
        <source>setting %1: %2 lacks its value; it takes %3</source>
        <translation>ajuste %1: a %2 le falta su valor; admite %3</translation>
    </message>
    <message>
        <source>environment variable %1 is no setting and is ignored</source>
        <translation>la variable de entorno %1 no es ningún ajuste y se ignora</translation>
    </message>
    <message>
        <source>setting config: %1 from %2 cannot be read (%3); it takes %4</source>
        <translation>ajuste config: no se puede leer %1 de %2 (%3); admite %4</translation>
    </message>
    <message>
        <source>the file %1 cannot be read (%2)</source>
        <translation>no se puede leer el archivo %1 (%2)</translation>
    </message>
    <message>
        <source>the file %1 is not accepted: %2</source>
        <translation>no se acepta el archivo %1: %2</translation>
    </message>
    <message>
        <source>%1 line %2</source>
        <translation>%1 línea %2</translation>
    </message>
    <message>
        <source>unknown setting %1 from %2; --help lists the settings</source>
        <translation>ajuste desconocido %1 de %2; --help enumera los ajustes</translation>
    </message>
    <message>
        <source>setting %1 from %2 cannot be set in that file; use %3 or %4</source>
        <translation>el ajuste %1 de %2 no se puede poner en ese archivo; use %3 o %4</translation>
    </message>
    <message>
        <source>setting %1 from %2 needs %3 beside it; it takes %4</source>
        <translation>el ajuste %1 de %2 necesita %3 a su lado; admite %4</translation>
    </message>
    <message>
        <source>session-manager-url is not used: --demo starts its own Session Manager</source>
        <translation>session-manager-url no se usa: --demo inicia su propio Session Manager</translation>
    </message>
    <message>
        <source>setting session-manager-url is missing: set SESSION_MANAGER_BASE_URL or --session-manager-url to an http:// or https:// URL, or use --demo</source>
        <translation>falta el ajuste session-manager-url: ponga en SESSION_MANAGER_BASE_URL o --session-manager-url una URL http:// o https://, o use --demo</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>run without a window (needs no display)</source>
        <translation>ejecutar sin ventana (no necesita pantalla)</translation>
    </message>
    <message>
        <source>start a simulated Session Manager, sample clients and an account; the data is thrown away unless --data-dir is given</source>
        <translation>iniciar un Session Manager simulado, clientes de muestra y una cuenta; los datos se desechan salvo que se indique --data-dir</translation>
    </message>
    <message>
        <source>the name of a readable INI file</source>
        <translation>el nombre de un archivo INI legible</translation>
    </message>
    <message>
        <source>read settings from this INI file instead of central-hub.ini in the data directory</source>
        <translation>leer los ajustes de este archivo INI en vez de central-hub.ini en el directorio de datos</translation>
    </message>
    <message>
        <source>the name of a directory</source>
        <translation>el nombre de un directorio</translation>
    </message>
    <message>
        <source>where the database and the secrets are kept; unset: the user&apos;s data directory</source>
        <translation>dónde se guardan la base de datos y los secretos; sin poner: el directorio de datos del usuario</translation>
    </message>
    <message>
        <source>serving threads; 0: chosen by the number of cores</source>
        <translation>hilos que atienden; 0: según el número de núcleos</translation>
    </message>
    <message>
        <source>how long a stopping hub waits for what is in flight</source>
        <translation>cuánto espera un hub que se detiene a lo que está en curso</translation>
    </message>
    <message>
        <source>lines for people or JSON lines for machines</source>
        <translation>líneas para personas o líneas JSON para máquinas</translation>
    </message>
    <message>
        <source>the least important lines to write</source>
        <translation>las líneas menos importantes que se escriben</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Escucha</translation>
    </message>
    <message>
        <source>an IP address or localhost</source>
        <translation>una dirección IP o localhost</translation>
    </message>
    <message>
        <source>address to listen on; anything but loopback lets the network in</source>
        <translation>dirección en la que escuchar; cualquiera que no sea la local deja entrar a la red</translation>
    </message>
    <message>
        <source>TCP port; 0: any free one</source>
        <translation>puerto TCP; 0: uno libre cualquiera</translation>
    </message>
    <message>
        <source>the name of a PEM file</source>
        <translation>el nombre de un archivo PEM</translation>
    </message>
    <message>
        <source>certificate chain; with --tls-key, the hub speaks https</source>
        <translation>cadena de certificados; con --tls-key, el hub habla https</translation>
    </message>
    <message>
        <source>private key of --tls-cert</source>
        <translation>clave privada de --tls-cert</translation>
    </message>
    <message>
        <source>serve this built web page instead of the one inside the program</source>
        <translation>servir esta página web ya construida en vez de la que trae el programa</translation>
    </message>
    <message>
        <source>host names or IP addresses without ports, separated by commas</source>
        <translation>nombres de host o direcciones IP sin puerto, separados por comas</translation>
    </message>
    <message>
        <source>further names by which the hub may be called on a loopback address</source>
        <translation>otros nombres con los que se puede llamar al hub en una dirección local</translation>
    </message>
    <message>
        <source>origins such as https://example.org, separated by commas</source>
        <translation>orígenes como https://example.org, separados por comas</translation>
    </message>
    <message>
        <source>web origins whose pages may call the hub</source>
        <translation>orígenes web cuyas páginas pueden llamar al hub</translation>
    </message>
    <message>
        <source>IP addresses or networks such as 10.0.0.0/8, separated by commas</source>
        <translation>direcciones IP o redes como 10.0.0.0/8, separadas por comas</translation>
    </message>
    <message>
        <source>reverse proxies whose X-Forwarded-For is believed</source>
        <translation>proxies inversos a cuyo X-Forwarded-For se da crédito</translation>
    </message>
    <message>
        <source>status and QR without a token: on a loopback address only, always, or never</source>
        <translation>estado y QR sin token: solo en una dirección local, siempre o nunca</translation>
    </message>
    <message>
        <source>Session Manager</source>
        <translation>Session Manager</translation>
    </message>
    <message>
        <source>an http:// or https:// URL with a host, without user, query and fragment</source>
        <translation>una URL http:// o https:// con host, sin usuario, consulta ni fragmento</translation>
    </message>
    <message>
        <source>an http:// or https:// URL with a host, without user and fragment</source>
        <translation>una URL http:// o https:// con host, sin usuario ni fragmento</translation>
    </message>
    <message>
        <source>where the Session Manager is; also read from SESSION_MANAGER_BASE_URL</source>
        <translation>dónde está el Session Manager; también se lee de SESSION_MANAGER_BASE_URL</translation>
    </message>
    <message>
        <source>until the connection to it stands</source>
        <translation>hasta que se establece la conexión con él</translation>
    </message>
    <message>
        <source>its longest silence before it has answered</source>
        <translation>su silencio más largo antes de responder</translation>
    </message>
    <message>
        <source>the same while it sends a message</source>
        <translation>lo mismo mientras envía un mensaje</translation>
    </message>
    <message>
        <source>for a whole answer, however slowly it comes</source>
        <translation>para una respuesta entera, por despacio que llegue</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>public requests per second and address beyond loopback; 0: no limit</source>
        <translation>peticiones públicas por segundo y dirección que no sea local; 0: sin límite</translation>
    </message>
    <message>
        <source>connections at once</source>
        <translation>conexiones a la vez</translation>
    </message>
    <message>
        <source>connections at once of one address beyond loopback</source>
        <translation>conexiones a la vez de una dirección que no sea local</translation>
    </message>
    <message>
        <source>longest request line</source>
        <translation>línea de petición más larga</translation>
    </message>
    <message>
        <source>largest header block of a request</source>
        <translation>mayor bloque de cabeceras de una petición</translation>
    </message>
    <message>
        <source>most headers of a request</source>
        <translation>máximo de cabeceras de una petición</translation>
    </message>
    <message>
        <source>largest body of a request</source>
        <translation>mayor cuerpo de una petición</translation>
    </message>
    <message>
        <source>largest body of a bulk job</source>
        <translation>mayor cuerpo de un envío masivo</translation>
    </message>
    <message>
        <source>unsent bytes of a connection beyond which no further request is read</source>
        <translation>bytes sin enviar de una conexión a partir de los cuales no se lee ninguna petición más</translation>
    </message>
    <message>
        <source>for the headers of a request</source>
        <translation>para las cabeceras de una petición</translation>
    </message>
    <message>
        <source>for the body of a request</source>
        <translation>para el cuerpo de una petición</translation>
    </message>
    <message>
        <source>between two requests of a connection</source>
        <translation>entre dos peticiones de una conexión</translation>
    </message>
    <message>
        <source>until a peer that takes no byte is dropped</source>
        <translation>hasta que se corta a quien no recoge ni un byte</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>a new account waits for an administrator, works at once if its client has none yet, or is refused</source>
        <translation>una cuenta nueva espera a un administrador, funciona al momento si su cliente aún no tiene ninguna, o se rechaza</translation>
    </message>
    <message>
        <source>at least 32 bytes</source>
        <translation>al menos 32 bytes</translation>
    </message>
    <message>
        <source>signs the tokens; unset: made at first start</source>
        <translation>firma los tokens; sin poner: se crea en el primer inicio</translation>
    </message>
    <message>
        <source>failed logins per account and address before they are throttled</source>
        <translation>inicios de sesión fallidos por cuenta y dirección antes de frenarlos</translation>
    </message>
    <message>
        <source>how long a failed login counts</source>
        <translation>cuánto tiempo cuenta un inicio de sesión fallido</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Supervisión</translation>
    </message>
    <message>
        <source>poll the registered clients</source>
        <translation>consultar los clientes registrados</translation>
    </message>
    <message>
        <source>between two polls of a client whose state is quiet</source>
        <translation>entre dos consultas de un cliente cuyo estado está tranquilo</translation>
    </message>
    <message>
        <source>polls in flight at once</source>
        <translation>consultas en curso a la vez</translation>
    </message>
    <message>
        <source>post alerts here: a drop, a ban, a log-out, another linked number</source>
        <translation>enviar aquí las alertas: una caída, un bloqueo, un cierre de sesión, otro número vinculado</translation>
    </message>
    <message>
        <source>at least 16 bytes</source>
        <translation>al menos 16 bytes</translation>
    </message>
    <message>
        <source>signs the alerts; unset: made at first start</source>
        <translation>firma las alertas; sin poner: se crea en el primer inicio</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>a postgresql:// URL</source>
        <translation>una URL postgresql://</translation>
    </message>
    <message>
        <source>a PostgreSQL database that several hubs may share; unset: SQLite in the data directory</source>
        <translation>una base de datos PostgreSQL que varios hubs pueden compartir; sin poner: SQLite en el directorio de datos</translation>
    </message>
    <message>
        <source>between two backups of the SQLite database; 0: none</source>
        <translation>entre dos copias de seguridad de la base de datos SQLite; 0: ninguna</translation>
    </message>
    <message>
        <source>backups to keep</source>
        <translation>copias de seguridad que se conservan</translation>
    </message>
    <message>
        <source>days to keep message texts and contacts; 0: for ever</source>
        <translation>días que se conservan textos de mensajes y contactos; 0: para siempre</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>un número entero de %1 a %2</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Directorio de datos</translation>
    </message>
    <message>
        <source>Serving threads</source>
        <translation>Hilos que atienden</translation>
    </message>
    <message>
        <source>Time to finish when stopping</source>
        <translation>Tiempo para terminar al detenerse</translation>
    </message>
    <message>
        <source>Log format</source>
        <translation>Formato del registro</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>Nivel del registro</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>TLS certificate</source>
        <translation>Certificado TLS</translation>
    </message>
    <message>
        <source>TLS private key</source>
        <translation>Clave privada TLS</translation>
    </message>
    <message>
        <source>Web page directory</source>
        <translation>Directorio de la página web</translation>
    </message>
    <message>
        <source>Allowed host names</source>
        <translation>Nombres de host permitidos</translation>
    </message>
    <message>
        <source>Allowed web origins</source>
        <translation>Orígenes web permitidos</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>Proxies de confianza</translation>
    </message>
    <message>
        <source>Status and QR without a token</source>
        <translation>Estado y QR sin token</translation>
    </message>
    <message>
        <source>Session Manager URL</source>
        <translation>URL del Session Manager</translation>
    </message>
    <message>
        <source>Connection timeout</source>
        <translation>Espera de conexión</translation>
    </message>
    <message>
        <source>Answer timeout</source>
        <translation>Espera de respuesta</translation>
    </message>
    <message>
        <source>Answer timeout when sending</source>
        <translation>Espera de respuesta al enviar</translation>
    </message>
    <message>
        <source>Total timeout</source>
        <translation>Espera total</translation>
    </message>
    <message>
        <source>Path to connect</source>
        <translation>Ruta para conectar</translation>
    </message>
    <message>
        <source>Path to disconnect</source>
        <translation>Ruta para desconectar</translation>
    </message>
    <message>
        <source>Path for contacts</source>
        <translation>Ruta de contactos</translation>
    </message>
    <message>
        <source>Request rate</source>
        <translation>Ritmo de peticiones</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Connections per address</source>
        <translation>Conexiones por dirección</translation>
    </message>
    <message>
        <source>Request line</source>
        <translation>Línea de petición</translation>
    </message>
    <message>
        <source>Header size</source>
        <translation>Tamaño de cabeceras</translation>
    </message>
    <message>
        <source>Header count</source>
        <translation>Número de cabeceras</translation>
    </message>
    <message>
        <source>Body size</source>
        <translation>Tamaño del cuerpo</translation>
    </message>
    <message>
        <source>Bulk body size</source>
        <translation>Tamaño del cuerpo masivo</translation>
    </message>
    <message>
        <source>Unsent data</source>
        <translation>Datos sin enviar</translation>
    </message>
    <message>
        <source>Header timeout</source>
        <translation>Espera de cabeceras</translation>
    </message>
    <message>
        <source>Body timeout</source>
        <translation>Espera del cuerpo</translation>
    </message>
    <message>
        <source>Idle timeout</source>
        <translation>Espera en reposo</translation>
    </message>
    <message>
        <source>Stalled write timeout</source>
        <translation>Espera de escritura atascada</translation>
    </message>
    <message>
        <source>New accounts</source>
        <translation>Cuentas nuevas</translation>
    </message>
    <message>
        <source>Token secret</source>
        <translation>Secreto de los tokens</translation>
    </message>
    <message>
        <source>Failed logins</source>
        <translation>Inicios de sesión fallidos</translation>
    </message>
    <message>
        <source>Failed logins count for</source>
        <translation>Los fallos cuentan durante</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Supervisión</translation>
    </message>
    <message>
        <source>Monitoring interval</source>
        <translation>Intervalo de supervisión</translation>
    </message>
    <message>
        <source>Polls at once</source>
        <translation>Consultas a la vez</translation>
    </message>
    <message>
        <source>Alert webhook</source>
        <translation>Webhook de alertas</translation>
    </message>
    <message>
        <source>Alert webhook secret</source>
        <translation>Secreto del webhook de alertas</translation>
    </message>
    <message>
        <source>PostgreSQL database</source>
        <translation>Base de datos PostgreSQL</translation>
    </message>
    <message>
        <source>Backup interval</source>
        <translation>Intervalo de copias de seguridad</translation>
    </message>
    <message>
        <source>Backups to keep</source>
        <translation>Copias que se conservan</translation>
    </message>
    <message>
        <source>Days to keep messages</source>
        <translation>Días que se guardan los mensajes</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Depuración</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Información</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>On this computer only</source>
        <translation>Solo en este equipo</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Wait for approval</source>
        <translation>Esperar aprobación</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Without a window</source>
        <translation>Sin ventana</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>Configuration file</source>
        <translation>Archivo de configuración</translation>
    </message>
    <message>
        <source>All bodies</source>
        <translation>Todos los cuerpos</translation>
    </message>
    <message>
        <source>bodies of all requests that are held at once</source>
        <translation>cuerpos de todas las peticiones retenidos a la vez</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Volver a conectar</translation>
    </message>
    <message>
        <source>connect clients again that are stopped, failed or reconnecting for 2 minutes and are meant to be on; at most three times an hour each</source>
        <translation>volver a conectar los clientes que llevan 2 minutos detenidos, con error o reconectando y que deben estar activos; como máximo tres veces por hora cada uno</translation>
    </message>
    <message>
        <source>engine is not used: --demo starts its own Session Manager</source>
        <translation>engine no se usa: --demo inicia su propio Session Manager</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>the name of an engine, or of a JSON file that describes one</source>
        <translation>el nombre de un motor, o de un archivo JSON que describe uno</translation>
    </message>
    <message>
        <source>which program the Session Manager is; &apos;central-hub engine list&apos; shows the names</source>
        <translation>qué programa es el Session Manager; &apos;central-hub engine list&apos; muestra los nombres</translation>
    </message>
    <message>
        <source>Engine secret</source>
        <translation>Secreto del motor</translation>
    </message>
    <message>
        <source>printable ASCII</source>
        <translation>ASCII imprimible</translation>
    </message>
    <message>
        <source>the key or password by which the engine knows the hub</source>
        <translation>la clave o contraseña con la que el motor reconoce al hub</translation>
    </message>
    <message>
        <source>Path for the status</source>
        <translation>Ruta del estado</translation>
    </message>
    <message>
        <source>its endpoint that tells the state, if not the engine&apos;s usual one</source>
        <translation>su punto de acceso que informa el estado, si no es el habitual del motor</translation>
    </message>
    <message>
        <source>Path for the QR code</source>
        <translation>Ruta del código QR</translation>
    </message>
    <message>
        <source>its endpoint that gives the QR code, if not the usual one</source>
        <translation>su punto de acceso que da el código QR, si no es el habitual</translation>
    </message>
    <message>
        <source>Path to send</source>
        <translation>Ruta de envío</translation>
    </message>
    <message>
        <source>its endpoint that sends a message, if not the usual one</source>
        <translation>su punto de acceso que envía un mensaje, si no es el habitual</translation>
    </message>
    <message>
        <source>its endpoint that starts a session, if not the usual one</source>
        <translation>su punto de acceso que inicia una sesión, si no es el habitual</translation>
    </message>
    <message>
        <source>its endpoint that ends a session, if not the usual one</source>
        <translation>su punto de acceso que termina una sesión, si no es el habitual</translation>
    </message>
    <message>
        <source>its endpoint that lists contacts, if not the usual one</source>
        <translation>su punto de acceso que lista los contactos, si no es el habitual</translation>
    </message>
    <message>
        <source>a path that begins with /, in ASCII, without spaces, ? and #</source>
        <translation>una ruta que empieza por /, en ASCII, sin espacios, ? ni #</translation>
    </message>
</context>
<context>
    <name>hub::SettingsFile</name>
    <message>
        <source>that value</source>
        <translation>ese valor</translation>
    </message>
    <message>
        <source>setting %1: %2 is not accepted; it takes %3</source>
        <translation>ajuste %1: no se acepta %2; admite %3</translation>
    </message>
    <message>
        <source>setting %1: %2 on the command line decides; start the program without it to change it here</source>
        <translation>ajuste %1: manda %2 en la línea de comandos; inicie el programa sin esa opción para cambiarlo aquí</translation>
    </message>
    <message>
        <source>setting %1: an environment variable decides; start the program without it to change it here</source>
        <translation>ajuste %1: manda una variable de entorno; inicie el programa sin ella para cambiarlo aquí</translation>
    </message>
    <message>
        <source>setting %1: it cannot be set in that file</source>
        <translation>ajuste %1: no se puede poner en ese archivo</translation>
    </message>
    <message>
        <source>setting session-manager-url: a demonstration has its own Session Manager</source>
        <translation>ajuste session-manager-url: una demostración tiene su propio Session Manager</translation>
    </message>
    <message>
        <source>the settings cannot be written to %1: %2</source>
        <translation>no se pueden escribir los ajustes en %1: %2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>no se puede leer %1: %2</translation>
    </message>
    <message>
        <source>%1 is not accepted: %2</source>
        <translation>no se acepta %1: %2</translation>
    </message>
</context>
<context>
    <name>hub::ui::AboutDialog</name>
    <message>
        <source>public domain</source>
        <translation>dominio público</translation>
    </message>
    <message>
        <source>About Central Hub</source>
        <translation>Acerca de Central Hub</translation>
    </message>
    <message>
        <source>Version %1, running on Qt %2</source>
        <translation>Versión %1, con Qt %2</translation>
    </message>
    <message>
        <source>Built on</source>
        <translation>Construido con</translation>
    </message>
    <message>
        <source>Stands between your applications and the Session Manager that holds the WhatsApp sessions. © 2026 Central Hub contributors.</source>
        <translation>Está entre sus aplicaciones y el Session Manager que mantiene las sesiones de WhatsApp. © 2026 Central Hub contributors.</translation>
    </message>
    <message>
        <source>This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version. It comes without any warranty; without even the implied warranty of merchantability or fitness for a particular purpose. See https://www.gnu.org/licenses/ for details.</source>
        <translation>Este programa es software libre: puede redistribuirlo y modificarlo según los términos de la Licencia Pública General de GNU publicada por la Free Software Foundation, ya sea la versión 3 o (a su elección) cualquier versión posterior. Se ofrece sin ninguna garantía; ni siquiera la garantía implícita de comerciabilidad o idoneidad para un fin determinado. Vea los detalles en https://www.gnu.org/licenses/.</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Acerca de &amp;Qt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>Acerca de Qt</translation>
    </message>
    <message>
        <source>Qt %1</source>
        <translation>Qt %1</translation>
    </message>
    <message>
        <source>Qt is a toolkit for programs that run on many systems. It is available under the GNU Lesser General Public License version 3, the GNU General Public License, and commercial licences. This program was built with Qt %1. See https://www.qt.io/ for more.</source>
        <translation>Qt es un conjunto de herramientas para programas que funcionan en muchos sistemas. Está disponible bajo la Licencia Pública General Reducida de GNU versión 3, la Licencia Pública General de GNU y licencias comerciales. Este programa se construyó con Qt %1. Vea https://www.qt.io/ para saber más.</translation>
    </message>
</context>
<context>
    <name>hub::ui::AccountStep</name>
    <message>
        <source>Administrator account</source>
        <translation>Cuenta de administrador</translation>
    </message>
    <message>
        <source>With this account you sign in to the web page and the API. An administrator sees all clients and lets other people in.</source>
        <translation>Con esta cuenta se entra en la página web y en la API. Un administrador ve todos los clientes y da entrada a otras personas.</translation>
    </message>
    <message>
        <source>&amp;Create an administrator account</source>
        <translation>&amp;Crear una cuenta de administrador</translation>
    </message>
    <message>
        <source>&amp;Create another administrator account</source>
        <translation>&amp;Crear otra cuenta de administrador</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Mostrar</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Generar</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>3 to 32 characters: small letters a–z, digits, dot, dash and underscore.</source>
        <translation>De 3 a 32 caracteres: letras minúsculas a–z, cifras, punto, guion y guion bajo.</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
    <message>
        <source>Generate a password</source>
        <translation>Generar una contraseña</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Co&amp;ntraseña</translation>
    </message>
    <message>
        <source>Password &amp;again</source>
        <translation>Contraseña &amp;otra vez</translation>
    </message>
    <message>
        <source>Without an account nobody can sign in to the web page or the API. You can make one later on the People page.</source>
        <translation>Sin una cuenta nadie puede entrar en la página web ni en la API. Puede crear una más tarde en la página Usuarios y claves.</translation>
    </message>
    <message>
        <source>The account %1 has been made.</source>
        <translation>Se ha creado la cuenta %1.</translation>
    </message>
    <message>
        <source>10 to 128 characters. A few words in a row are easier to keep in mind than signs.</source>
        <translation>De 10 a 128 caracteres. Unas cuantas palabras seguidas se recuerdan mejor que los signos.</translation>
    </message>
    <message>
        <source>Strength: %1</source>
        <translation>Seguridad: %1</translation>
    </message>
    <message>
        <source>The user name needs 3 to 32 of these: small letters a–z, digits, dot, dash, underscore.</source>
        <translation>El usuario necesita de 3 a 32 de estos: letras minúsculas a–z, cifras, punto, guion, guion bajo.</translation>
    </message>
    <message>
        <source>The password needs at least 10 characters.</source>
        <translation>La contraseña necesita al menos 10 caracteres.</translation>
    </message>
    <message>
        <source>The password may have at most 128 characters, and no control characters.</source>
        <translation>La contraseña puede tener como mucho 128 caracteres y ningún carácter de control.</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Las dos contraseñas no son iguales.</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>%1, made already</source>
        <translation>%1, ya creada</translation>
    </message>
    <message>
        <source>no new account</source>
        <translation>ninguna cuenta nueva</translation>
    </message>
    <message>
        <source>There is an account of this name already. Choose another name.</source>
        <translation>Ya hay una cuenta con este nombre. Elija otro.</translation>
    </message>
</context>
<context>
    <name>hub::ui::ActivityPage</name>
    <message>
        <source>Exporting %1…</source>
        <translation>Exportando %1…</translation>
    </message>
    <message>
        <source>Export activity</source>
        <translation>Exportar actividad</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>The newest %1 entries written to %2</source>
        <translation>Las %1 entradas más recientes en %2</translation>
    </message>
    <message>
        <source>%1 entries written to %2</source>
        <translation>%1 entradas en %2</translation>
    </message>
    <message>
        <source>The activity could not be exported</source>
        <translation>No se pudo exportar la actividad</translation>
    </message>
    <message>
        <source>The activity could not be read: %1</source>
        <translation>No se pudo leer la actividad: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>%1+ entries</source>
        <translation>%1+ entradas</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 entrada</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 entradas</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportando…</translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation>&amp;Exportar como CSV…</translation>
    </message>
    <message>
        <source>The activity could not be read</source>
        <translation>No se pudo leer la actividad</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>Nobody has done anything like this.</source>
        <translation>Nadie ha hecho nada así.</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Aún no ha ocurrido nada</translation>
    </message>
    <message>
        <source>Logins, sent messages and changes are written down here.</source>
        <translation>Aquí se anotan los accesos, los mensajes enviados y los cambios.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Quién</translation>
    </message>
    <message>
        <source>Wh&amp;at</source>
        <translation>&amp;Qué</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>entries</comment>
        <translation>%1 nuevos</translation>
    </message>
</context>
<context>
    <name>hub::ui::ActorPicker</name>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
</context>
<context>
    <name>hub::ui::AddClientsDialog</name>
    <message>
        <source>{number} stands for each client&apos;s number.</source>
        <translation>{number} representa el número de cada cliente.</translation>
    </message>
    <message>
        <source>Add clients</source>
        <translation>Añadir clientes</translation>
    </message>
    <message>
        <source>101, or a range such as 101–150</source>
        <translation>101, o un intervalo como 101–150</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Opcional</translation>
    </message>
    <message>
        <source>Add client</source>
        <translation>Añadir cliente</translation>
    </message>
    <message>
        <source>N&amp;umber:</source>
        <translation>Nú&amp;mero:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nombre:</translation>
    </message>
    <message>
        <source>1 client will be added.</source>
        <translation>Se añadirá 1 cliente.</translation>
    </message>
    <message>
        <source>%1 clients will be added.</source>
        <translation>Se añadirán %1 clientes.</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ya está.</translation>
    </message>
    <message>
        <source>All of these are there already.</source>
        <translation>Todos estos ya están.</translation>
    </message>
    <message>
        <source>One is there already and stays as it is.</source>
        <translation>Uno ya está y queda como estaba.</translation>
    </message>
    <message>
        <source>%1 are there already and stay as they are.</source>
        <translation>%1 ya están y quedan como estaban.</translation>
    </message>
    <message>
        <source>Add %1 clients</source>
        <translation>Añadir %1 clientes</translation>
    </message>
</context>
<context>
    <name>hub::ui::AddUserDialog</name>
    <message>
        <source>Not in the list yet: it is added to the clients.</source>
        <translation>Aún no está en la lista: se añade a los clientes.</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>Añadir un usuario</translation>
    </message>
    <message>
        <source>Operator: works for this client</source>
        <translation>Operador: trabaja para este cliente</translation>
    </message>
    <message>
        <source>Administrator: everything, for all clients</source>
        <translation>Administrador: todo, para todos los clientes</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Cliente</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Función</translation>
    </message>
    <message>
        <source>&amp;Add user</source>
        <translation>&amp;Añadir usuario</translation>
    </message>
    <message>
        <source>Only 3 to 32 of a–z, 0–9, dot, dash and underscore.</source>
        <translation>Solo de 3 a 32 entre a–z, 0–9, punto, guion y guion bajo.</translation>
    </message>
    <message>
        <source>To log in with: 3 to 32 of a–z, 0–9, dot, dash, underscore.</source>
        <translation>Para entrar: de 3 a 32 entre a–z, 0–9, punto, guion, guion bajo.</translation>
    </message>
</context>
<context>
    <name>hub::ui::AddressStep</name>
    <message>
        <source>Who may reach the hub</source>
        <translation>Quién puede llegar al hub</translation>
    </message>
    <message>
        <source>The web page and the API answer at an address and a port of this computer.</source>
        <translation>La página web y la API responden en una dirección y un puerto de este equipo.</translation>
    </message>
    <message>
        <source>&amp;This computer only</source>
        <translation>Solo &amp;este equipo</translation>
    </message>
    <message>
        <source>The &amp;local network, at all addresses of this computer</source>
        <translation>La red &amp;local, en todas las direcciones de este equipo</translation>
    </message>
    <message>
        <source>&amp;One address of this computer:</source>
        <translation>&amp;Una dirección de este equipo:</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Dirección de este equipo</translation>
    </message>
    <message>
        <source>Reachable from</source>
        <translation>Accesible desde</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Puerto</translation>
    </message>
    <message>
        <source>Whoever listens in the network can read passwords, tokens and messages, since they are not encrypted. Give the hub a TLS certificate in Settings afterwards, or put a reverse proxy with TLS in front.</source>
        <translation>Quien escuche en la red puede leer contraseñas, tokens y mensajes, porque no van cifrados. Dé después al hub un certificado TLS en Ajustes, o ponga delante un proxy inverso con TLS.</translation>
    </message>
    <message>
        <source>this computer only</source>
        <translation>solo este equipo</translation>
    </message>
    <message>
        <source>the local network</source>
        <translation>la red local</translation>
    </message>
    <message>
        <source>the local network, at %1</source>
        <translation>la red local, en %1</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>uno libre cualquiera</translation>
    </message>
</context>
<context>
    <name>hub::ui::AlertWords</name>
    <message>
        <source>Not linked any more</source>
        <translation>Ya no está vinculado</translation>
    </message>
    <message>
        <source>Connect the session; if it asks for a scan, link the phone again.</source>
        <translation>Conecte la sesión; si pide un escaneo, vincule de nuevo el teléfono.</translation>
    </message>
    <message>
        <source>Logged out on the phone</source>
        <translation>Sesión cerrada en el teléfono</translation>
    </message>
    <message>
        <source>Link the phone again.</source>
        <translation>Vincule de nuevo el teléfono.</translation>
    </message>
    <message>
        <source>Another number is linked</source>
        <translation>Está vinculado otro número</translation>
    </message>
    <message>
        <source>Look whose phone that is. If it is the wrong one, disconnect it and link the right phone.</source>
        <translation>Vea de quién es ese teléfono. Si no es el correcto, desconéctelo y vincule el correcto.</translation>
    </message>
    <message>
        <source>Not the expected phone</source>
        <translation>No es el teléfono esperado</translation>
    </message>
    <message>
        <source>Disconnect it and link the expected phone, or change the expected phone of the client.</source>
        <translation>Desconéctelo y vincule el teléfono esperado, o cambie el teléfono esperado del cliente.</translation>
    </message>
    <message>
        <source>Banned by WhatsApp</source>
        <translation>Bloqueado por WhatsApp</translation>
    </message>
    <message>
        <source>Ask the owner of the number to appeal in WhatsApp.</source>
        <translation>Pida al titular del número que apele en WhatsApp.</translation>
    </message>
    <message>
        <source>Linked and not linked, again and again</source>
        <translation>Se vincula y se desvincula una y otra vez</translation>
    </message>
    <message>
        <source>Look at the phone&apos;s network and battery settings.</source>
        <translation>Revise la red y los ajustes de batería del teléfono.</translation>
    </message>
    <message>
        <source>The Session Manager does not answer</source>
        <translation>El Session Manager no responde</translation>
    </message>
    <message>
        <source>Look whether it is running, and at its address in the settings.</source>
        <translation>Compruebe que esté en marcha y su dirección en los ajustes.</translation>
    </message>
    <message>
        <source>Seen by %1, %2</source>
        <translation>Visto por %1, %2</translation>
    </message>
    <message>
        <source>Over since %1</source>
        <translation>Resuelto desde %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::AlertsModel</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>Seen or over</source>
        <translation>Visto o resuelto</translation>
    </message>
</context>
<context>
    <name>hub::ui::AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abiertas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Mostrar</translation>
    </message>
    <message>
        <source>Show &amp;client</source>
        <translation>Ver &amp;cliente</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>Marcar como &amp;vista</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>C&amp;opiar</translation>
    </message>
    <message>
        <source>Nothing was noted</source>
        <translation>No se guardó nada</translation>
    </message>
    <message>
        <source>The alert was acknowledged.</source>
        <translation>La alerta quedó marcada como vista.</translation>
    </message>
    <message>
        <source>%1 alerts were acknowledged.</source>
        <translation>%1 alertas quedaron marcadas como vistas.</translation>
    </message>
    <message>
        <source>The alerts could not be read: %1</source>
        <translation>No se pudieron leer las alertas: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>The alerts could not be read</source>
        <translation>No se pudieron leer las alertas</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Nada requiere su atención</translation>
    </message>
    <message>
        <source>When a session drops, is logged out or banned, or another phone is linked, it stands here until somebody has seen it or it has passed.</source>
        <translation>Si una sesión se cae, se cierra o se bloquea, o se vincula otro teléfono, aparece aquí hasta que alguien lo vea o se resuelva.</translation>
    </message>
    <message>
        <source>No alerts yet</source>
        <translation>Aún no hay alertas</translation>
    </message>
    <message>
        <source>1 alert</source>
        <translation>1 alerta</translation>
    </message>
    <message>
        <source>The newest %1 alerts</source>
        <translation>Las %1 alertas más recientes</translation>
    </message>
    <message>
        <source>%1 alerts</source>
        <translation>%1 alertas</translation>
    </message>
    <message>
        <source>1 client has a problem</source>
        <translation>1 cliente tiene un problema</translation>
    </message>
    <message numerus="yes">
        <source>%n clients have a problem</source>
        <translation>
            <numerusform>%n cliente tiene un problema</numerusform>
            <numerusform>%n clientes tienen un problema</numerusform>
        </translation>
    </message>
    <message>
        <source>1 needs scan</source>
        <translation>Falta escanear 1</translation>
    </message>
    <message numerus="yes">
        <source>%n need scan</source>
        <translation>
            <numerusform>Falta escanear %n</numerusform>
            <numerusform>Falta escanear %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No open alerts</source>
        <translation>Ninguna alerta abierta</translation>
    </message>
    <message>
        <source>But %1.</source>
        <translation>Pero %1.</translation>
    </message>
    <message>
        <source>Show clients</source>
        <translation>Mostrar clientes</translation>
    </message>
</context>
<context>
    <name>hub::ui::AuditExport</name>
    <message>
        <source>time (UTC)</source>
        <translation>hora (UTC)</translation>
    </message>
    <message>
        <source>user</source>
        <translation>usuario</translation>
    </message>
    <message>
        <source>what</source>
        <translation>qué</translation>
    </message>
    <message>
        <source>client</source>
        <translation>cliente</translation>
    </message>
    <message>
        <source>address</source>
        <translation>dirección</translation>
    </message>
    <message>
        <source>action</source>
        <translation>acción</translation>
    </message>
    <message>
        <source>target</source>
        <translation>objeto</translation>
    </message>
    <message>
        <source>detail</source>
        <translation>detalle</translation>
    </message>
</context>
<context>
    <name>hub::ui::AuditModel</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
</context>
<context>
    <name>hub::ui::AuditWords</name>
    <message>
        <source>wrong name or password</source>
        <translation>nombre o contraseña incorrectos</translation>
    </message>
    <message>
        <source>the account waits for approval</source>
        <translation>la cuenta espera aprobación</translation>
    </message>
    <message>
        <source>the account is disabled</source>
        <translation>la cuenta está desactivada</translation>
    </message>
    <message>
        <source>Could not log in as %1</source>
        <translation>No pudo entrar como %1</translation>
    </message>
    <message>
        <source>Could not log in as %1: %2</source>
        <translation>No pudo entrar como %1: %2</translation>
    </message>
    <message>
        <source>Changed their own password</source>
        <translation>Cambió su propia contraseña</translation>
    </message>
    <message>
        <source>Set a new password for %1</source>
        <translation>Puso una contraseña nueva a %1</translation>
    </message>
    <message>
        <source>Made %1 an administrator</source>
        <translation>Hizo administrador a %1</translation>
    </message>
    <message>
        <source>Made %1 an operator</source>
        <translation>Hizo operador a %1</translation>
    </message>
    <message>
        <source>Added the client</source>
        <translation>Añadió el cliente</translation>
    </message>
    <message>
        <source>Renamed the client</source>
        <translation>Cambió el nombre del cliente</translation>
    </message>
    <message>
        <source>Removed the client</source>
        <translation>Quitó el cliente</translation>
    </message>
    <message>
        <source>Changed the sending limits</source>
        <translation>Cambió los límites de envío</translation>
    </message>
    <message>
        <source>Added %1 to those who must not be written to</source>
        <translation>Añadió %1 a quienes no se debe escribir</translation>
    </message>
    <message>
        <source>Removed %1 from those who must not be written to</source>
        <translation>Quitó %1 de quienes no se debe escribir</translation>
    </message>
    <message>
        <source>Set %1 back to its default</source>
        <translation>Devolvió %1 a su valor por omisión</translation>
    </message>
    <message>
        <source>Changed the setting %1</source>
        <translation>Cambió el ajuste %1</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>Puso %1 en %2</translation>
    </message>
    <message>
        <source>Started bulk job %1</source>
        <translation>Inició la tarea masiva %1</translation>
    </message>
    <message>
        <source>Started bulk job %1: %2</source>
        <translation>Inició la tarea masiva %1: %2</translation>
    </message>
    <message>
        <source>Created the API key %1</source>
        <translation>Creó la clave de API %1</translation>
    </message>
    <message>
        <source>Revoked the API key %1</source>
        <translation>Revocó la clave de API %1</translation>
    </message>
    <message>
        <source>Sends the failures of job %1 again, %2</source>
        <translation>Envía de nuevo los fallos de la tarea %1, %2</translation>
    </message>
    <message>
        <source>Stopped this client&apos;s sending</source>
        <translation>Paró el envío de este cliente</translation>
    </message>
    <message>
        <source>Stopped all sending</source>
        <translation>Paró todos los envíos</translation>
    </message>
    <message>
        <source>Let this client send again</source>
        <translation>Permitió de nuevo el envío de este cliente</translation>
    </message>
    <message>
        <source>Let all clients send again</source>
        <translation>Permitió de nuevo el envío de todos los clientes</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Entró</translation>
    </message>
    <message>
        <source>Registered the account %1</source>
        <translation>Registró la cuenta %1</translation>
    </message>
    <message>
        <source>Added the user %1</source>
        <translation>Añadió el usuario %1</translation>
    </message>
    <message>
        <source>Approved the account %1</source>
        <translation>Aprobó la cuenta %1</translation>
    </message>
    <message>
        <source>Disabled the account %1</source>
        <translation>Desactivó la cuenta %1</translation>
    </message>
    <message>
        <source>Enabled the account %1</source>
        <translation>Activó la cuenta %1</translation>
    </message>
    <message>
        <source>Connected the session</source>
        <translation>Conectó la sesión</translation>
    </message>
    <message>
        <source>Disconnected the session</source>
        <translation>Desconectó la sesión</translation>
    </message>
    <message>
        <source>Paused job %1</source>
        <translation>Pausó la tarea %1</translation>
    </message>
    <message>
        <source>Resumed job %1</source>
        <translation>Reanudó la tarea %1</translation>
    </message>
    <message>
        <source>Cancelled job %1</source>
        <translation>Canceló la tarea %1</translation>
    </message>
    <message>
        <source>Settled a message of job %1: it was sent</source>
        <translation>Decidió un mensaje de la tarea %1: se envió</translation>
    </message>
    <message>
        <source>Settled a message of job %1: it is sent again</source>
        <translation>Decidió un mensaje de la tarea %1: se envía otra vez</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Esta ventana</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Clave %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Logins</source>
        <translation>Accesos</translation>
    </message>
    <message>
        <source>Failed logins</source>
        <translation>Inicios de sesión fallidos</translation>
    </message>
    <message>
        <source>Single messages</source>
        <translation>Mensajes sueltos</translation>
    </message>
    <message>
        <source>Bulk jobs</source>
        <translation>Tareas masivas</translation>
    </message>
    <message>
        <source>Sessions connected</source>
        <translation>Sesiones conectadas</translation>
    </message>
    <message>
        <source>Sessions disconnected</source>
        <translation>Sesiones desconectadas</translation>
    </message>
    <message>
        <source>Clients, limits and settings</source>
        <translation>Clientes, límites y ajustes</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>Claves de API</translation>
    </message>
    <message>
        <source>Registrations</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprobaciones</translation>
    </message>
    <message>
        <source>Users added</source>
        <translation>Usuarios añadidos</translation>
    </message>
    <message>
        <source>Accounts disabled</source>
        <translation>Cuentas desactivadas</translation>
    </message>
    <message>
        <source>Accounts enabled</source>
        <translation>Cuentas activadas</translation>
    </message>
    <message>
        <source>Roles changed</source>
        <translation>Funciones cambiadas</translation>
    </message>
    <message>
        <source>Passwords changed</source>
        <translation>Contraseñas cambiadas</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Asked for a message to be sent to %1</source>
        <translation>Pidió enviar un mensaje a %1</translation>
    </message>
    <message>
        <source>Acknowledged alert %1</source>
        <translation>Marcó como vista la alerta %1</translation>
    </message>
    <message>
        <source>Alerts acknowledged</source>
        <translation>Alertas vistas</translation>
    </message>
</context>
<context>
    <name>hub::ui::Autostart</name>
    <message>
        <source>The registry could not be written.</source>
        <translation>No se pudo escribir en el registro.</translation>
    </message>
    <message>
        <source>%1 could not be removed: %2.</source>
        <translation>No se pudo quitar %1: %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>No se pudo escribir %1: %2.</translation>
    </message>
</context>
<context>
    <name>hub::ui::BadRowsModel</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Why it is not sent</source>
        <translation>Por qué no se envía</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
</context>
<context>
    <name>hub::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>hub::ui::BulkDraft</name>
    <message>
        <source>Pasted rows</source>
        <translation>Filas pegadas</translation>
    </message>
</context>
<context>
    <name>hub::ui::BulkPanel</name>
    <message>
        <source>Start another &amp;job</source>
        <translation>Empezar otra &amp;tarea</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Creando…</translation>
    </message>
    <message>
        <source>Create &amp;job…</source>
        <translation>Crear &amp;tarea…</translation>
    </message>
    <message>
        <source>This job has been created.</source>
        <translation>Esta tarea ya está creada.</translation>
    </message>
    <message>
        <source>Choose a client.</source>
        <translation>Elija un cliente.</translation>
    </message>
    <message>
        <source>Reading the recipients…</source>
        <translation>Leyendo los destinatarios…</translation>
    </message>
    <message>
        <source>Choose recipients.</source>
        <translation>Elija los destinatarios.</translation>
    </message>
    <message>
        <source>Choose the column with the numbers.</source>
        <translation>Elija la columna con los números.</translation>
    </message>
    <message>
        <source>Write the message.</source>
        <translation>Escriba el mensaje.</translation>
    </message>
    <message>
        <source>Checking the rows…</source>
        <translation>Comprobando las filas…</translation>
    </message>
    <message>
        <source>No row can be sent.</source>
        <translation>No se puede enviar ninguna fila.</translation>
    </message>
    <message>
        <source>1 message.</source>
        <translation>1 mensaje.</translation>
    </message>
    <message>
        <source>%1 messages.</source>
        <translation>%1 mensajes.</translation>
    </message>
    <message>
        <source>%1 Ends at the earliest %2, in %3.</source>
        <translation>%1 Termina como pronto el %2, en %3.</translation>
    </message>
    <message>
        <source>%1 It takes more than three months with this client&apos;s limits.</source>
        <translation>%1 Tarda más de tres meses con los límites de este cliente.</translation>
    </message>
    <message>
        <source>%1 messages of earlier jobs go first.</source>
        <translation>Antes van %1 mensajes de tareas anteriores.</translation>
    </message>
    <message>
        <source>Send 1 message?</source>
        <translation>¿Enviar 1 mensaje?</translation>
    </message>
    <message>
        <source>Send %1 messages?</source>
        <translation>¿Enviar %1 mensajes?</translation>
    </message>
    <message>
        <source>Create &amp;job</source>
        <translation>Crear &amp;tarea</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Cliente: %1</translation>
    </message>
    <message>
        <source>Wait between messages: %1 to %2 s</source>
        <translation>Espera entre mensajes: de %1 a %2 s</translation>
    </message>
    <message>
        <source>%1 rows are not sent; “Not sent” lists them.</source>
        <translation>%1 filas no se envían; «No se envían» las enumera.</translation>
    </message>
    <message>
        <source>The client is not linked (%1): the job waits until it is.</source>
        <translation>El cliente no está vinculado (%1): la tarea espera hasta que lo esté.</translation>
    </message>
    <message>
        <source>The job was not created: %1</source>
        <translation>No se creó la tarea: %1</translation>
    </message>
    <message>
        <source>Job %1 was created with %2 messages</source>
        <translation>Se creó la tarea %1 con %2 mensajes</translation>
    </message>
    <message>
        <source>Job %1 was created with %2 messages. The hub refused %3, which are listed under “Not sent”.</source>
        <translation>Se creó la tarea %1 con %2 mensajes. El hub rechazó %3, que están en «No se envían».</translation>
    </message>
    <message>
        <source>&amp;Show the job</source>
        <translation>&amp;Ver la tarea</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>For example: Autumn offers</source>
        <translation>Por ejemplo: Ofertas de otoño</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Cliente</translation>
    </message>
    <message>
        <source>Job na&amp;me</source>
        <translation>No&amp;mbre de la tarea</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Destinatarios</translation>
    </message>
    <message>
        <source>M&amp;essage</source>
        <translation>M&amp;ensaje</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Shortest wait between messages, in seconds</source>
        <translation>Espera más corta entre mensajes, en segundos</translation>
    </message>
    <message>
        <source>Longest wait between messages, in seconds</source>
        <translation>Espera más larga entre mensajes, en segundos</translation>
    </message>
    <message>
        <source>Bet&amp;ween messages</source>
        <translation>Ent&amp;re mensajes</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>This client is not linked (%1). The job waits until it is.</source>
        <translation>Este cliente no está vinculado (%1). La tarea espera hasta que lo esté.</translation>
    </message>
    <message>
        <source>Sending this fast gets accounts banned. Wait 3 seconds or more.</source>
        <translation>Enviar tan deprisa lleva al bloqueo de cuentas. Espere 3 segundos o más.</translation>
    </message>
    <message>
        <source>; %1 of them probably go to a person who is in it twice, with both spellings of the number</source>
        <translation>; %1 de ellos van probablemente a una persona que está dos veces, con las dos formas del número</translation>
    </message>
    <message>
        <source>Send it again all the same?</source>
        <translation>¿Enviarlo otra vez de todos modos?</translation>
    </message>
    <message>
        <source>Less than an hour ago a job was created with the same messages to the same people. They would get each message twice.</source>
        <translation>Hace menos de una hora se creó un trabajo con los mismos mensajes para las mismas personas. Recibirían cada mensaje dos veces.</translation>
    </message>
    <message>
        <source>Send &amp;again</source>
        <translation>Enviar otra &amp;vez</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>hub::ui::BulkPlan</name>
    <message>
        <source>No number</source>
        <translation>Sin número</translation>
    </message>
    <message>
        <source>Not a number: it needs 7 to 15 digits with the country code, and nothing but spaces and dashes</source>
        <translation>No es un número: necesita de 7 a 15 cifras con el prefijo del país, y solo espacios y guiones</translation>
    </message>
    <message>
        <source>A spreadsheet has shortened this number: format its column as text and save again</source>
        <translation>Una hoja de cálculo ha acortado este número: dé a la columna formato de texto y guarde otra vez</translation>
    </message>
    <message>
        <source>The message is empty</source>
        <translation>El mensaje está vacío</translation>
    </message>
    <message>
        <source>The message is longer than %1 characters</source>
        <translation>El mensaje tiene más de %1 caracteres</translation>
    </message>
    <message>
        <source>The message has a character that cannot be sent</source>
        <translation>El mensaje tiene un carácter que no se puede enviar</translation>
    </message>
    <message>
        <source>The same number as on line %1</source>
        <translation>El mismo número que en la línea %1</translation>
    </message>
    <message>
        <source>A job holds at most %1 messages: send this one with another</source>
        <translation>Una tarea admite como mucho %1 mensajes: envíe este con otra</translation>
    </message>
    <message>
        <source>Refused by the hub: %1</source>
        <translation>Rechazado por el hub: %1</translation>
    </message>
    <message>
        <source>It begins with 0: write it with its country</source>
        <translation>Empieza con 0: escríbalo con su país</translation>
    </message>
    <message>
        <source>Not on WhatsApp</source>
        <translation>No está en WhatsApp</translation>
    </message>
</context>
<context>
    <name>hub::ui::Chip</name>
    <message>
        <source>%1: %2</source>
        <comment>a state and how many</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientActions</name>
    <message>
        <source>&amp;Add clients…</source>
        <translation>&amp;Añadir clientes…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>A&amp;brir</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>Cambiar no&amp;mbre</translation>
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation>&amp;Vincular…</translation>
    </message>
    <message>
        <source>Send message…</source>
        <translation>Enviar mensaje…</translation>
    </message>
    <message>
        <source>Con&amp;tacts</source>
        <translation>Con&amp;tactos</translation>
    </message>
    <message>
        <source>C&amp;heck now</source>
        <translation>Comprobar a&amp;hora</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>&amp;Link %1 clients…</source>
        <translation>&amp;Vincular %1 clientes…</translation>
    </message>
    <message>
        <source>&amp;Remove %1 clients…</source>
        <translation>&amp;Quitar %1 clientes…</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>%1 copiado.</translation>
    </message>
    <message>
        <source>Copy phone &amp;number</source>
        <translation>Copiar &amp;número de teléfono</translation>
    </message>
    <message>
        <source>Copy %1 phone &amp;numbers</source>
        <translation>Copiar %1 &amp;números de teléfono</translation>
    </message>
    <message>
        <source>Copied %1 phone numbers.</source>
        <translation>Se copiaron %1 números de teléfono.</translation>
    </message>
    <message>
        <source>Take over the engine&apos;s sessions</source>
        <translation>Adoptar las sesiones del motor</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Editar…</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientCommands</name>
    <message>
        <source>Connecting client %1 of %2…</source>
        <translation>Conectando cliente %1 de %2…</translation>
    </message>
    <message>
        <source>%1 clients are being connected.</source>
        <translation>Se están conectando %1 clientes.</translation>
    </message>
    <message>
        <source>%1 of %2 clients could not be connected.</source>
        <translation>No se pudieron conectar %1 de %2 clientes.</translation>
    </message>
    <message>
        <source>Disconnecting client %1 of %2…</source>
        <translation>Desconectando cliente %1 de %2…</translation>
    </message>
    <message>
        <source>%1 clients were disconnected.</source>
        <translation>Se desconectaron %1 clientes.</translation>
    </message>
    <message>
        <source>%1 of %2 clients could not be disconnected.</source>
        <translation>No se pudieron desconectar %1 de %2 clientes.</translation>
    </message>
    <message>
        <source>Removing client %1 of %2…</source>
        <translation>Quitando cliente %1 de %2…</translation>
    </message>
    <message>
        <source>%1 clients were removed.</source>
        <translation>Se quitaron %1 clientes.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>Se quitó %1.</translation>
    </message>
    <message>
        <source>%1 of %2 clients could not be removed.</source>
        <translation>No se pudieron quitar %1 de %2 clientes.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Quitar %1?</translation>
    </message>
    <message>
        <source>Remove %1 clients?</source>
        <translation>¿Quitar %1 clientes?</translation>
    </message>
    <message>
        <source>The hub forgets this client and its contacts. Its session at the Session Manager stays as it is.</source>
        <translation>El hub olvida este cliente y sus contactos. Su sesión en el Session Manager queda como está.</translation>
    </message>
    <message>
        <source>The hub forgets these clients and their contacts. Their sessions at the Session Manager stay as they are.</source>
        <translation>El hub olvida estos clientes y sus contactos. Sus sesiones en el Session Manager quedan como están.</translation>
    </message>
    <message>
        <source>Remove client</source>
        <translation>Quitar cliente</translation>
    </message>
    <message>
        <source>Remove %1 clients</source>
        <translation>Quitar %1 clientes</translation>
    </message>
    <message>
        <source>%1 could not be renamed. %2</source>
        <translation>No se pudo cambiar el nombre de %1. %2</translation>
    </message>
    <message>
        <source>Saving client %1 of %2…</source>
        <translation>Guardando cliente %1 de %2…</translation>
    </message>
    <message>
        <source>%1 clients were saved.</source>
        <translation>Se guardaron %1 clientes.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>Se guardó %1.</translation>
    </message>
    <message>
        <source>%1 of %2 clients could not be saved.</source>
        <translation>No se pudieron guardar %1 de %2 clientes.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 were not tried.</source>
        <translation>Parado: no se intentaron %1 de %2.</translation>
    </message>
    <message>
        <source>The other %1 were not tried.</source>
        <translation>No se intentaron los otros %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 could not be removed: %2</source>
        <translation>No se pudo quitar %1: %2</translation>
    </message>
    <message>
        <source>Asking the engine for its sessions…</source>
        <translation>Preguntando al motor por sus sesiones…</translation>
    </message>
    <message>
        <source>The engine&apos;s sessions could not be taken over. %1</source>
        <translation>No se pudieron adoptar las sesiones del motor. %1</translation>
    </message>
    <message>
        <source>The engine has no sessions.</source>
        <translation>El motor no tiene sesiones.</translation>
    </message>
    <message>
        <source>None of the engine&apos;s sessions is new.</source>
        <translation>Ninguna de las sesiones del motor es nueva.</translation>
    </message>
    <message>
        <source>1 session is a client now.</source>
        <translation>1 sesión es ahora un cliente.</translation>
    </message>
    <message>
        <source>%1 sessions are clients now.</source>
        <translation>%1 sesiones son ahora clientes.</translation>
    </message>
    <message>
        <source>Already clients: %1.</source>
        <translation>Ya eran clientes: %1.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Sin adoptar: %1.</translation>
    </message>
    <message>
        <source>%1 is client %2</source>
        <translation>%1 es el cliente %2</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>No se pudo guardar %1: %2</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientDelegate</name>
    <message>
        <source>was %1</source>
        <comment>a state</comment>
        <translation>era %1</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nombre nuevo</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientDetail</name>
    <message>
        <source>Client in detail</source>
        <translation>Cliente en detalle</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>No client selected</source>
        <translation>Ningún cliente elegido</translation>
    </message>
    <message>
        <source>Select a client to see its state, its QR code and its history.</source>
        <translation>Elija un cliente para ver su estado, su código QR y su historial.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Client %1 is not there</source>
        <translation>El cliente %1 no está</translation>
    </message>
    <message>
        <source>It was removed from this hub. Add it again to watch it.</source>
        <translation>Se quitó de este hub. Añádalo de nuevo para supervisarlo.</translation>
    </message>
    <message>
        <source>The name was not stored: %1</source>
        <translation>No se guardó el nombre: %1</translation>
    </message>
    <message>
        <source>Client %1 is now called %2.</source>
        <translation>El cliente %1 se llama ahora %2.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>Se guardó %1.</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientFacts</name>
    <message>
        <source>Linked account</source>
        <translation>Cuenta vinculada</translation>
    </message>
    <message>
        <source>Last known</source>
        <translation>Última conocida</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Comprobado</translation>
    </message>
    <message>
        <source>Last good answer</source>
        <translation>Última respuesta buena</translation>
    </message>
    <message>
        <source>Last message sent</source>
        <translation>Último mensaje enviado</translation>
    </message>
    <message>
        <source>not told by the Session Manager</source>
        <translation>el Session Manager no lo dice</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aún ninguno</translation>
    </message>
    <message>
        <source>%1, not linked now</source>
        <translation>%1, ahora sin vincular</translation>
    </message>
    <message>
        <source>The last check failed: %1</source>
        <translation>Falló la última comprobación: %1</translation>
    </message>
    <message>
        <source>All checks since %1 failed, so this may be wrong by now: %2</source>
        <translation>Todas las comprobaciones desde %1 fallaron; puede que esto ya no sea así: %2</translation>
    </message>
    <message>
        <source>No check has succeeded yet: %1</source>
        <translation>Aún no ha salido bien ninguna comprobación: %1</translation>
    </message>
    <message>
        <source>Name at the engine</source>
        <translation>Nombre en el motor</translation>
    </message>
    <message>
        <source>Expected phone</source>
        <translation>Teléfono esperado</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>Deseo</translation>
    </message>
    <message>
        <source>It is meant to be off.</source>
        <translation>Debe estar apagado.</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientField</name>
    <message>
        <source>The client that this is for.</source>
        <translation>El cliente para el que es esto.</translation>
    </message>
    <message>
        <source>Type a client&apos;s number, or choose one from the list.</source>
        <translation>Escriba el número de un cliente o elija uno de la lista.</translation>
    </message>
    <message>
        <source>A client without a name.</source>
        <translation>Un cliente sin nombre.</translation>
    </message>
    <message>
        <source>Client ID or name</source>
        <translation>ID de cliente o nombre</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientHeading</name>
    <message>
        <source>Name of the client</source>
        <translation>Nombre del cliente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Cambiar nombre (F2)</translation>
    </message>
    <message>
        <source>Save the name</source>
        <translation>Guardar el nombre</translation>
    </message>
    <message>
        <source>Save the name (Enter)</source>
        <translation>Guardar el nombre (Intro)</translation>
    </message>
    <message>
        <source>Client %1</source>
        <translation>Cliente %1</translation>
    </message>
    <message>
        <source>The Session Manager recommends: %1</source>
        <translation>El Session Manager recomienda: %1</translation>
    </message>
    <message>
        <source>The phone is linked, but the Session Manager says that it cannot send just now.</source>
        <translation>El teléfono está vinculado, pero el Session Manager dice que ahora no puede enviar.</translation>
    </message>
    <message>
        <source>The Session Manager calls this state “%1”, a word that the hub does not know.</source>
        <translation>El Session Manager llama a este estado «%1», una palabra que el hub no conoce.</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>desde hace %1</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Desde %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientNames</name>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>Un nombre tiene como mucho %1 caracteres.</translation>
    </message>
    <message>
        <source>A name is one line of plain text.</source>
        <translation>Un nombre es una línea de texto normal.</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>Escriba un número.</translation>
    </message>
    <message>
        <source>A client&apos;s number consists of digits only.</source>
        <translation>El número de un cliente solo tiene cifras.</translation>
    </message>
    <message>
        <source>A client&apos;s number does not begin with 0.</source>
        <translation>El número de un cliente no empieza por 0.</translation>
    </message>
    <message>
        <source>This number is too large for a client.</source>
        <translation>Este número es demasiado grande para un cliente.</translation>
    </message>
    <message>
        <source>Enter the last number of the range, too.</source>
        <translation>Escriba también el último número del intervalo.</translation>
    </message>
    <message>
        <source>A range begins with the smaller number.</source>
        <translation>Un intervalo empieza por el número menor.</translation>
    </message>
    <message>
        <source>A range has at most %1 clients.</source>
        <translation>Un intervalo tiene como mucho %1 clientes.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>y %1 más</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientPicker</name>
    <message>
        <source>Client ID or name</source>
        <translation>ID de cliente o nombre</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientsModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Aún sin comprobar</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>Comprobado: %1</translation>
    </message>
    <message>
        <source>Last good answer: %1</source>
        <translation>Última respuesta buena: %1</translation>
    </message>
    <message>
        <source>The last check failed</source>
        <translation>Falló la última comprobación</translation>
    </message>
    <message>
        <source>The last %1 checks failed</source>
        <translation>Fallaron las últimas %1 comprobaciones</translation>
    </message>
    <message>
        <source>Last error: %1</source>
        <translation>Último error: %1</translation>
    </message>
    <message>
        <source>Last known state: %1, since %2</source>
        <translation>Último estado conocido: %1, desde %2</translation>
    </message>
    <message>
        <source>%1, out of date, checked %2</source>
        <translation>%1, atrasado, comprobado %2</translation>
    </message>
    <message>
        <source>The client&apos;s number (cliente_id)</source>
        <translation>El número del cliente (cliente_id)</translation>
    </message>
    <message>
        <source>The name that you gave it</source>
        <translation>El nombre que usted le dio</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>The WhatsApp number that was linked last</source>
        <translation>El último número de WhatsApp que estuvo vinculado</translation>
    </message>
    <message>
        <source>The state of its session; sorted by urgency</source>
        <translation>El estado de su sesión; ordenado por urgencia</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Since when it is in this state</source>
        <translation>Desde cuándo está en este estado</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>When the Session Manager was asked last</source>
        <translation>Cuándo se preguntó por última vez al Session Manager</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Última comprobación</translation>
    </message>
    <message>
        <source>When the Session Manager gave an answer last</source>
        <translation>Cuándo respondió por última vez el Session Manager</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Última respuesta</translation>
    </message>
    <message>
        <source>When it sent a message last</source>
        <translation>Cuándo envió un mensaje por última vez</translation>
    </message>
    <message>
        <source>Last sent</source>
        <translation>Último envío</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Etiquetas: %1</translation>
    </message>
    <message>
        <source>Expected phone: %1</source>
        <translation>Teléfono esperado: %1</translation>
    </message>
    <message>
        <source>It is meant to be off.</source>
        <translation>Debe estar apagado.</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>ID de cliente</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientsPage</name>
    <message>
        <source>%1 of %2 clients</source>
        <translation>%1 de %2 clientes</translation>
    </message>
    <message>
        <source>1 client</source>
        <translation>1 cliente</translation>
    </message>
    <message>
        <source>%1 clients</source>
        <translation>%1 clientes</translation>
    </message>
    <message>
        <source>%1 · %2 selected</source>
        <translation>%1 · %2 elegidos</translation>
    </message>
    <message>
        <source>Lin&amp;k 1 client…</source>
        <translation>&amp;Vincular 1 cliente…</translation>
    </message>
    <message>
        <source>Lin&amp;k %1 clients…</source>
        <translation>&amp;Vincular %1 clientes…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>The list of clients is on its way.</source>
        <translation>La lista de clientes está en camino.</translation>
    </message>
    <message>
        <source>No clients yet</source>
        <translation>Aún no hay clientes</translation>
    </message>
    <message>
        <source>A client is one WhatsApp account at the Session Manager, known by its number. Add one or a whole range, or import a list.</source>
        <translation>Un cliente es una cuenta de WhatsApp en el Session Manager, conocida por su número. Añada uno o un intervalo entero, o importe una lista.</translation>
    </message>
    <message>
        <source>Add clients…</source>
        <translation>Añadir clientes…</translation>
    </message>
    <message>
        <source>No client matches</source>
        <translation>Ningún cliente coincide</translation>
    </message>
    <message>
        <source>There are clients, but the filter hides them all.</source>
        <translation>Hay clientes, pero el filtro los oculta todos.</translation>
    </message>
    <message>
        <source>Show all clients</source>
        <translation>Mostrar todos los clientes</translation>
    </message>
    <message>
        <source>Import clients</source>
        <translation>Importar clientes</translation>
    </message>
    <message>
        <source>&amp;Back to the list</source>
        <translation>&amp;Volver a la lista</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>&amp;Add clients…</source>
        <translation>&amp;Añadir clientes…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Scan the codes of all clients that wait for it, one after the other</source>
        <translation>Escanear uno tras otro los códigos de todos los clientes que lo esperan</translation>
    </message>
    <message>
        <source>Search number, name, account, state</source>
        <translation>Buscar número, nombre, cuenta, estado</translation>
    </message>
    <message>
        <source>Search clients</source>
        <translation>Buscar clientes</translation>
    </message>
</context>
<context>
    <name>hub::ui::ClientsTable</name>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
</context>
<context>
    <name>hub::ui::ConnectionTest</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Probar conexión</translation>
    </message>
    <message>
        <source>This is not an address of the form http://host:port.</source>
        <translation>Esto no es una dirección de la forma http://host:puerto.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>No Session Manager answers there: %1</source>
        <translation>Ahí no responde ningún Session Manager: %1</translation>
    </message>
    <message>
        <source>connecting a client</source>
        <translation>conectar un cliente</translation>
    </message>
    <message>
        <source>disconnecting a client</source>
        <translation>desconectar un cliente</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>contactos</translation>
    </message>
    <message>
        <source>linking by phone number</source>
        <translation>vincular por número de teléfono</translation>
    </message>
    <message>
        <source>checking whether numbers are on WhatsApp</source>
        <translation>comprobar si los números están en WhatsApp</translation>
    </message>
    <message>
        <source>taking over its sessions</source>
        <translation>adoptar sus sesiones</translation>
    </message>
    <message>
        <source>Not possible with it: %1.</source>
        <translation>Con él no es posible: %1.</translation>
    </message>
    <message>
        <source>This engine wants a secret: enter it first.</source>
        <translation>Este motor pide un secreto: introdúzcalo primero.</translation>
    </message>
    <message>
        <source>%1 answers, in %2 ms.</source>
        <translation>%1 responde, en %2 ms.</translation>
    </message>
    <message>
        <source>&amp;Use %1</source>
        <translation>&amp;Usar %1</translation>
    </message>
    <message>
        <source>What answers there is %1, which is not the engine chosen.</source>
        <translation>Lo que responde ahí es %1, que no es el motor elegido.</translation>
    </message>
    <message>
        <source>It wants a secret of its own.</source>
        <translation>Pide un secreto propio.</translation>
    </message>
</context>
<context>
    <name>hub::ui::ContactsExport</name>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>business</source>
        <translation>empresa</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>hub::ui::ContactsModel</name>
    <message>
        <source>No name</source>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
</context>
<context>
    <name>hub::ui::ContactsPage</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The contacts could not be exported</source>
        <translation>No se pudieron exportar los contactos</translation>
    </message>
    <message>
        <source>Export contacts</source>
        <translation>Exportar contactos</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>%1 written to %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>%1 copiado</translation>
    </message>
    <message>
        <source>%1 copied: paste it as the recipient</source>
        <translation>%1 copiado: péguelo como destinatario</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Sincronizando…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>The sync failed: %1</source>
        <translation>Falló la sincronización: %1</translation>
    </message>
    <message>
        <source>No clients yet</source>
        <translation>Aún no hay clientes</translation>
    </message>
    <message>
        <source>Contacts belong to a client. Add one first.</source>
        <translation>Los contactos pertenecen a un cliente. Añada uno primero.</translation>
    </message>
    <message>
        <source>Go to the clients</source>
        <translation>Ir a los clientes</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Whose contacts?</source>
        <translation>¿Los contactos de quién?</translation>
    </message>
    <message>
        <source>Choose a client above to see its contacts.</source>
        <translation>Elija arriba un cliente para ver sus contactos.</translation>
    </message>
    <message>
        <source>The contacts could not be read</source>
        <translation>No se pudieron leer los contactos</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>No se encontró a nadie</translation>
    </message>
    <message>
        <source>No name and no number contains what you typed.</source>
        <translation>Ni el nombre ni el número contienen lo que ha escrito.</translation>
    </message>
    <message>
        <source>No contacts here</source>
        <translation>Aquí no hay contactos</translation>
    </message>
    <message>
        <source>The contacts are fetched from the Session Manager.</source>
        <translation>Los contactos se traen del Session Manager.</translation>
    </message>
    <message>
        <source>No contacts stored</source>
        <translation>No hay contactos guardados</translation>
    </message>
    <message>
        <source>Sync fetches this client&apos;s contacts from the Session Manager and keeps them here.</source>
        <translation>Sincronizar trae los contactos de este cliente del Session Manager y los guarda aquí.</translation>
    </message>
    <message>
        <source>Sync contacts</source>
        <translation>Sincronizar contactos</translation>
    </message>
    <message>
        <source>S&amp;ync contacts</source>
        <translation>&amp;Sincronizar contactos</translation>
    </message>
    <message>
        <source>&amp;Copy number</source>
        <translation>&amp;Copiar número</translation>
    </message>
    <message>
        <source>Send a &amp;message</source>
        <translation>Enviar un &amp;mensaje</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation>&amp;Exportar como CSV…</translation>
    </message>
    <message>
        <source>Cl&amp;ient</source>
        <translation>C&amp;liente</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation>Buscar contactos</translation>
    </message>
    <message>
        <source>Keep only the short list?</source>
        <translation>¿Conservar solo la lista corta?</translation>
    </message>
    <message>
        <source>The Session Manager lists far fewer contacts of %1 than there were. While a session begins that is often a list that is not complete yet. Those that are missing in it would be removed here.</source>
        <translation>El Session Manager enumera muchos menos contactos de %1 que los que había. Mientras una sesión empieza, suele ser una lista que aún no está completa. Los que faltan en ella se quitarían aquí.</translation>
    </message>
    <message>
        <source>Take the &amp;short list</source>
        <translation>Aceptar la lista &amp;corta</translation>
    </message>
</context>
<context>
    <name>hub::ui::ContactsWords</name>
    <message>
        <source>1 contact</source>
        <translation>1 contacto</translation>
    </message>
    <message>
        <source>%1+ contacts</source>
        <translation>%1+ contactos</translation>
    </message>
    <message>
        <source>%1 contacts</source>
        <translation>%1 contactos</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 nuevos</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 cambiados</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 quitados</translation>
    </message>
    <message>
        <source>%1, nothing new</source>
        <translation>%1, nada nuevo</translation>
    </message>
    <message>
        <source>This Session Manager does not offer contacts, so there is nothing to sync.</source>
        <translation>Este Session Manager no ofrece contactos, así que no hay nada que sincronizar.</translation>
    </message>
    <message>
        <source>This client&apos;s contacts are being synced just now. Look again in a moment.</source>
        <translation>Los contactos de este cliente se están sincronizando ahora mismo. Mire de nuevo en un momento.</translation>
    </message>
    <message>
        <source>%1; %2 without a number</source>
        <translation>%1; %2 sin número</translation>
    </message>
</context>
<context>
    <name>hub::ui::CsvImport</name>
    <message>
        <source>The file is larger than %1 MB. Split it into smaller ones.</source>
        <translation>El archivo tiene más de %1 MB. Divídalo en otros más pequeños.</translation>
    </message>
    <message>
        <source>The file could not be read: %1.</source>
        <translation>No se pudo leer el archivo: %1.</translation>
    </message>
    <message>
        <source>CSV and text files (*.csv *.txt *.tsv)</source>
        <translation>Archivos CSV y de texto (*.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The file cannot be read: it could not be opened (%1).</source>
        <translation>No se puede leer el archivo: no se pudo abrir (%1).</translation>
    </message>
</context>
<context>
    <name>hub::ui::CsvReader</name>
    <message>
        <source>The quotation mark on line %1 is never closed.</source>
        <translation>Las comillas de la línea %1 no se cierran nunca.</translation>
    </message>
    <message>
        <source>Line %1 has more than %2 columns.</source>
        <translation>La línea %1 tiene más de %2 columnas.</translation>
    </message>
    <message>
        <source>The file has too many rows. Split it into smaller ones.</source>
        <translation>El archivo tiene demasiadas filas. Divídalo en otros más pequeños.</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Columna %1</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB.</source>
        <translation>El archivo tiene más de %1 MB.</translation>
    </message>
    <message>
        <source>This is a spreadsheet, not a CSV file. Open it in the program that made it and save it as CSV.</source>
        <translation>Esto es una hoja de cálculo, no un archivo CSV. Ábrala en el programa que la hizo y guárdela como CSV.</translation>
    </message>
    <message>
        <source>This is not a text file.</source>
        <translation>Esto no es un archivo de texto.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
</context>
<context>
    <name>hub::ui::EditClientDialog</name>
    <message>
        <source>It is &amp;meant to be on</source>
        <translation>Debe estar en&amp;cendido</translation>
    </message>
    <message>
        <source>Edit client %1</source>
        <translation>Editar el cliente %1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>One line of at most 100 characters.</source>
        <translation>Una línea de 100 caracteres como máximo.</translation>
    </message>
    <message>
        <source>Name at the &amp;engine</source>
        <translation>Nombre en el &amp;motor</translation>
    </message>
    <message>
        <source>How the engine calls its session; empty: the number %1.</source>
        <translation>Cómo llama el motor a su sesión; vacío: el número %1.</translation>
    </message>
    <message>
        <source>One line of at most 100 characters, and not a dot.</source>
        <translation>Una línea de 100 caracteres como máximo, y no un punto.</translation>
    </message>
    <message>
        <source>Expected &amp;phone</source>
        <translation>&amp;Teléfono esperado</translation>
    </message>
    <message>
        <source>Linking tells when another phone is linked; empty: any phone.</source>
        <translation>Al vincular se avisa si es otro teléfono; vacío: cualquiera.</translation>
    </message>
    <message>
        <source>A phone number with its country, 7 to 15 digits.</source>
        <translation>Un número de teléfono con su país, de 7 a 15 cifras.</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>Eti&amp;quetas</translation>
    </message>
    <message>
        <source>Separated by commas.</source>
        <translation>Separadas por comas.</translation>
    </message>
    <message>
        <source>At most 20 tags of at most 40 characters each.</source>
        <translation>Como máximo 20 etiquetas de 40 caracteres cada una.</translation>
    </message>
    <message>
        <source>Off: it is asked about rarely, and nothing about it is an alert.</source>
        <translation>Apagado: se pregunta pocas veces por él, y nada suyo es una alerta.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Another client has this name at the engine.</source>
        <translation>Otro cliente tiene este nombre en el motor.</translation>
    </message>
    <message>
        <source>It was not stored: %1</source>
        <translation>No se guardó: %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::ExportStrip</name>
    <message>
        <source>Progress of the export</source>
        <translation>Avance de la exportación</translation>
    </message>
    <message>
        <source>Cancel e&amp;xport</source>
        <translation>Cancelar e&amp;xportación</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportando…</translation>
    </message>
    <message>
        <source>Exported %1 of %2</source>
        <translation>Exportados %1 de %2</translation>
    </message>
</context>
<context>
    <name>hub::ui::FirstRunWizard</name>
    <message>
        <source>Set up late&amp;r</source>
        <translation>Configurar más tar&amp;de</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
    <message>
        <source>Set up Central Hub: %1</source>
        <translation>Configurar Central Hub: %1</translation>
    </message>
    <message>
        <source>Setting up…</source>
        <translation>Configurando…</translation>
    </message>
    <message>
        <source>&amp;Set up</source>
        <translation>&amp;Configurar</translation>
    </message>
    <message>
        <source>Set up later</source>
        <translation>Configurar más tarde</translation>
    </message>
    <message>
        <source>What you have entered here is not kept. You can open this assistant again from the menu.</source>
        <translation>Lo que ha escrito aquí no se guarda. Puede abrir de nuevo este asistente desde el menú.</translation>
    </message>
</context>
<context>
    <name>hub::ui::HistoryModel</name>
    <message>
        <source>Connection lost</source>
        <translation>Conexión perdida</translation>
    </message>
    <message>
        <source>Logged out on the phone</source>
        <translation>Sesión cerrada en el teléfono</translation>
    </message>
    <message>
        <source>Other number linked</source>
        <translation>Otro número vinculado</translation>
    </message>
    <message>
        <source>Banned by WhatsApp</source>
        <translation>Bloqueado por WhatsApp</translation>
    </message>
    <message>
        <source>Alert: %1</source>
        <translation>Alerta: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ocurrió</translation>
    </message>
    <message>
        <source>Keeps changing</source>
        <translation>Cambia continuamente</translation>
    </message>
    <message>
        <source>Has come to rest</source>
        <translation>Se ha estabilizado</translation>
    </message>
</context>
<context>
    <name>hub::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>History of states</source>
        <translation>Historial de estados</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>No se pudo leer el historial</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>Aún sin cambios</translation>
    </message>
    <message>
        <source>Each change of state will stand here with its time.</source>
        <translation>Aquí aparecerá cada cambio de estado con su hora.</translation>
    </message>
</context>
<context>
    <name>hub::ui::HubBanner</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>The hub is starting…</source>
        <translation>El hub se está iniciando…</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>no se dio ningún motivo</translation>
    </message>
    <message>
        <source>The hub did not start: %1.</source>
        <translation>El hub no se inició: %1.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>%1 States may be out of date.</source>
        <translation>%1 Los estados pueden estar atrasados.</translation>
    </message>
    <message>
        <source>This is a demonstration: the Session Manager is simulated, and nothing is sent to anybody.</source>
        <translation>Esto es una demostración: el Session Manager es simulado y no se envía nada a nadie.</translation>
    </message>
    <message>
        <source>%1 Account for the web page: %2</source>
        <translation>%1 Cuenta para la página web: %2</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
</context>
<context>
    <name>hub::ui::ImportDialog</name>
    <message>
        <source>separated by commas</source>
        <translation>separado por comas</translation>
    </message>
    <message>
        <source>separated by semicolons</source>
        <translation>separado por puntos y comas</translation>
    </message>
    <message>
        <source>separated by tabs</source>
        <translation>separado por tabuladores</translation>
    </message>
    <message>
        <source>separated by %1</source>
        <translation>separado por %1</translation>
    </message>
    <message>
        <source>The first &amp;row is a header</source>
        <translation>La primera &amp;fila es un encabezado</translation>
    </message>
    <message>
        <source>Show only &amp;skipped rows</source>
        <translation>Mostrar solo las filas &amp;omitidas</translation>
    </message>
    <message>
        <source>Import clients</source>
        <translation>Importar clientes</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Qué va a pasar</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>Se está leyendo el archivo.</translation>
    </message>
    <message>
        <source>N&amp;ame:</source>
        <translation>&amp;Nombre:</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>This file cannot be imported</source>
        <translation>Este archivo no se puede importar</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>file, encoding, separated by…</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>No row is skipped</source>
        <translation>No se omite ninguna fila</translation>
    </message>
    <message>
        <source>1 new client</source>
        <translation>1 cliente nuevo</translation>
    </message>
    <message>
        <source>%1 new clients</source>
        <translation>%1 clientes nuevos</translation>
    </message>
    <message>
        <source>1 stays as it is</source>
        <translation>1 queda como está</translation>
    </message>
    <message>
        <source>%1 stay as they are</source>
        <translation>%1 quedan como están</translation>
    </message>
    <message>
        <source>1 row skipped</source>
        <translation>1 fila omitida</translation>
    </message>
    <message>
        <source>%1 rows skipped</source>
        <translation>%1 filas omitidas</translation>
    </message>
    <message>
        <source>Import 1 client</source>
        <translation>Importar 1 cliente</translation>
    </message>
    <message>
        <source>Import %1 clients</source>
        <translation>Importar %1 clientes</translation>
    </message>
    <message>
        <source>Cha&amp;nge clients that are there already</source>
        <translation>Ca&amp;mbiar los clientes que ya están</translation>
    </message>
    <message>
        <source>Name at the &amp;engine:</source>
        <translation>Nombre en el mo&amp;tor:</translation>
    </message>
    <message>
        <source>Expected &amp;phone:</source>
        <translation>Teléfono es&amp;perado:</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>Eti&amp;quetas:</translation>
    </message>
    <message>
        <source>Meant to be &amp;on:</source>
        <translation>Debe estar &amp;encendido:</translation>
    </message>
    <message>
        <source>1 is changed</source>
        <translation>1 se cambia</translation>
    </message>
    <message>
        <source>%1 are changed</source>
        <translation>%1 se cambian</translation>
    </message>
    <message>
        <source>Client &amp;ID:</source>
        <translation>&amp;ID de cliente:</translation>
    </message>
</context>
<context>
    <name>hub::ui::ImportModel</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Name it</source>
        <translation>Darle nombre</translation>
    </message>
    <message>
        <source>Rename (so far %1)</source>
        <translation>Cambiar nombre (hasta ahora %1)</translation>
    </message>
    <message>
        <source>Leave as it is. %1</source>
        <translation>Dejar como está. %1</translation>
    </message>
    <message>
        <source>Skip. %1</source>
        <translation>Omitir. %1</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Qué pasa</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Cambia: %1</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>ID de cliente</translation>
    </message>
</context>
<context>
    <name>hub::ui::ImportPlan</name>
    <message>
        <source>There is no number.</source>
        <translation>No hay número.</translation>
    </message>
    <message>
        <source>The same number is on line %1.</source>
        <translation>El mismo número está en la línea %1.</translation>
    </message>
    <message>
        <source>It is there already.</source>
        <translation>Ya está.</translation>
    </message>
    <message>
        <source>It is there already, with another name.</source>
        <translation>Ya está, con otro nombre.</translation>
    </message>
    <message>
        <source>The name at the engine is not one line of at most 100 characters.</source>
        <translation>El nombre en el motor no es una línea de 100 caracteres como máximo.</translation>
    </message>
    <message>
        <source>The expected phone is no number with its country.</source>
        <translation>El teléfono esperado no es un número con su país.</translation>
    </message>
    <message>
        <source>There are more than 20 tags, or one is longer than 40 characters.</source>
        <translation>Hay más de 20 etiquetas, o una tiene más de 40 caracteres.</translation>
    </message>
    <message>
        <source>Whether it is meant to be on: write on or off.</source>
        <translation>Si debe estar encendido: escriba on u off.</translation>
    </message>
    <message>
        <source>It is there already, and not the same.</source>
        <translation>Ya está, y no es igual.</translation>
    </message>
</context>
<context>
    <name>hub::ui::JobsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 of %2 sent</source>
        <translation>%1 de %2 enviados</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fallidos</translation>
    </message>
    <message>
        <source>%1 not certain</source>
        <translation>%1 inciertos</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 omitidos</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 cancelados</translation>
    </message>
    <message>
        <source>Job %1</source>
        <translation>Tarea %1</translation>
    </message>
    <message>
        <source>over 3 months</source>
        <translation>más de 3 meses</translation>
    </message>
    <message>
        <source>failures of job %1</source>
        <translation>fallos de la tarea %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>job 12, failures of job 11</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1/min</source>
        <translation>%1/min</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>The Session Manager asks to wait. The job goes on by itself.</source>
        <translation>El Session Manager pide esperar. El trabajo sigue solo.</translation>
    </message>
    <message>
        <source>WhatsApp has restricted this account. Resume the job when the restriction is over.</source>
        <translation>WhatsApp ha restringido esta cuenta. Reanude el trabajo cuando termine la restricción.</translation>
    </message>
    <message>
        <source>More than a third of the recipients is not on WhatsApp. Check the list, then resume.</source>
        <translation>Más de un tercio de los destinatarios no está en WhatsApp. Revise la lista y luego reanude.</translation>
    </message>
    <message>
        <source>Another number is linked than when this job began. Resume it if that is meant.</source>
        <translation>Está vinculado otro número que al empezar este trabajo. Reanúdelo si es lo que quiere.</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 enviados</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>17 sent, 3 failed of 497</comment>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>hub::ui::JobsPanel</name>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>Pa&amp;usar</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>&amp;Cancel job…</source>
        <translation>&amp;Cancelar tarea…</translation>
    </message>
    <message>
        <source>Retry &amp;failed</source>
        <translation>Repetir &amp;fallidos</translation>
    </message>
    <message>
        <source>The job could not be paused: %1</source>
        <translation>No se pudo pausar la tarea: %1</translation>
    </message>
    <message>
        <source>The job could not be resumed: %1</source>
        <translation>No se pudo reanudar la tarea: %1</translation>
    </message>
    <message>
        <source>Show the jobs of</source>
        <translation>Mostrar las tareas de</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>The jobs could not be read</source>
        <translation>No se pudieron leer las tareas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>No jobs of this client</source>
        <translation>Este cliente no tiene tareas</translation>
    </message>
    <message>
        <source>A job sends messages to many people, one by one.</source>
        <translation>Una tarea envía mensajes a mucha gente, uno por uno.</translation>
    </message>
    <message>
        <source>New bulk job</source>
        <translation>Nuevo envío masivo</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>Aún no hay tareas</translation>
    </message>
    <message>
        <source>A job sends messages to many people, one by one, at a pace that keeps accounts safe.</source>
        <translation>Una tarea envía mensajes a mucha gente, uno por uno, a un ritmo que no pone en peligro las cuentas.</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>tarea %1</translation>
    </message>
    <message>
        <source>Cancel “%1”?</source>
        <translation>¿Cancelar «%1»?</translation>
    </message>
    <message>
        <source>%1 messages have not been sent yet, and will not be. What has been sent stays sent. A cancelled job cannot go on.</source>
        <translation>Aún no se han enviado %1 mensajes, y no se enviarán. Lo enviado, enviado queda. Una tarea cancelada no puede seguir.</translation>
    </message>
    <message>
        <source>Cancel the &amp;job</source>
        <translation>Cancelar la &amp;tarea</translation>
    </message>
    <message>
        <source>The job could not be cancelled: %1</source>
        <translation>No se pudo cancelar la tarea: %1</translation>
    </message>
    <message>
        <source>The failed messages could not be sent again: %1</source>
        <translation>No se pudieron enviar de nuevo los mensajes fallidos: %1</translation>
    </message>
    <message>
        <source>Job %1 sends %2 failed messages again</source>
        <translation>La tarea %1 envía de nuevo %2 mensajes fallidos</translation>
    </message>
    <message>
        <source>The jobs could not be read: %1</source>
        <translation>No se pudieron leer las tareas: %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::KeyDialog</name>
    <message>
        <source>Create an API key</source>
        <translation>Crear una clave de API</translation>
    </message>
    <message>
        <source>What it is for: billing, appointments</source>
        <translation>Para qué es: facturación, citas</translation>
    </message>
    <message>
        <source>&amp;One client</source>
        <translation>&amp;Un cliente</translation>
    </message>
    <message>
        <source>There is no client with this number yet.</source>
        <translation>Aún no hay ningún cliente con este número.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>&amp;Everything, as an administrator</source>
        <translation>&amp;Todo, como administrador</translation>
    </message>
    <message>
        <source>A program proves with it who it is. It works until it is revoked.</source>
        <translation>Un programa demuestra con ella quién es. Vale hasta que se revoque.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Da acceso a</translation>
    </message>
    <message>
        <source>&amp;Create key</source>
        <translation>&amp;Crear clave</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>La clave</translation>
    </message>
    <message>
        <source>&amp;Copy key</source>
        <translation>&amp;Copiar clave</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The key “%1” is made</source>
        <translation>La clave «%1» está hecha</translation>
    </message>
    <message>
        <source>Copy it now: it is shown this once. If it gets lost, revoke it and create another.</source>
        <translation>Cópiela ahora: se muestra esta única vez. Si se pierde, revóquela y cree otra.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiada</translation>
    </message>
    <message>
        <source>Close without copying the key?</source>
        <translation>¿Cerrar sin copiar la clave?</translation>
    </message>
    <message>
        <source>It cannot be shown again.</source>
        <translation>No se puede mostrar otra vez.</translation>
    </message>
</context>
<context>
    <name>hub::ui::KeysModel</name>
    <message>
        <source>Everything (administrator)</source>
        <translation>Todo (administrador)</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Revocada</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>Revoked on %1</source>
        <translation>Revocada el %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Da acceso a</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Último uso</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creada</translation>
    </message>
</context>
<context>
    <name>hub::ui::KeysTab</name>
    <message>
        <source>Search keys</source>
        <translation>Buscar claves</translation>
    </message>
    <message>
        <source>&amp;Revoke…</source>
        <translation>&amp;Revocar…</translation>
    </message>
    <message>
        <source>The keys could not be read: %1</source>
        <translation>No se pudieron leer las claves: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>Claves de API</translation>
    </message>
    <message>
        <source>Revoke the key “%1”?</source>
        <translation>¿Revocar la clave «%1»?</translation>
    </message>
    <message>
        <source>Programs that use it are turned away from now on. A revoked key cannot be brought back.
It opens: %1</source>
        <translation>Desde ahora se rechaza a los programas que la usan. Una clave revocada no se puede recuperar.
Da acceso a: %1</translation>
    </message>
    <message>
        <source>Revoke “%1”</source>
        <translation>Revocar «%1»</translation>
    </message>
    <message>
        <source>The key “%1” is revoked</source>
        <translation>La clave «%1» está revocada</translation>
    </message>
    <message>
        <source>The key “%1” could not be revoked: %2</source>
        <translation>No se pudo revocar la clave «%1»: %2</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>No key and no client is called like this.</source>
        <translation>Ninguna clave ni ningún cliente se llama así.</translation>
    </message>
    <message>
        <source>No API keys yet</source>
        <translation>Aún no hay claves de API</translation>
    </message>
    <message>
        <source>A key lets a program of yours use the API, for one client or for all of them.</source>
        <translation>Una clave permite a un programa suyo usar la API, para un cliente o para todos.</translation>
    </message>
    <message>
        <source>Create a key</source>
        <translation>Crear una clave</translation>
    </message>
    <message>
        <source>The keys could not be read</source>
        <translation>No se pudieron leer las claves</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
</context>
<context>
    <name>hub::ui::LimitsForm</name>
    <message>
        <source>No messages between %1 and %2 %3</source>
        <translation>Sin mensajes entre las %1 y las %2 %3</translation>
    </message>
    <message>
        <source>%1; at most %2 a day.</source>
        <translation>%1; como mucho %2 al día.</translation>
    </message>
    <message>
        <source>At any time of day; at most %1 a day, counted from midnight %2.</source>
        <translation>A cualquier hora; como mucho %1 al día, contados desde medianoche %2.</translation>
    </message>
    <message>
        <source>At any time of day, and as many as jobs ask for.</source>
        <translation>A cualquier hora, y tantos como pidan las tareas.</translation>
    </message>
    <message>
        <source>At most this many messages a &amp;day</source>
        <translation>Como mucho estos mensajes al &amp;día</translation>
    </message>
    <message>
        <source>Only at these &amp;hours</source>
        <translation>Solo a estas &amp;horas</translation>
    </message>
    <message>
        <source>&amp;Save limits</source>
        <translation>&amp;Guardar límites</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Messages a day</source>
        <translation>Mensajes al día</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Type a city</source>
        <translation>Escriba una ciudad</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zona horaria</translation>
    </message>
    <message>
        <source>The limits could not be read: %1</source>
        <translation>No se pudieron leer los límites: %1</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Choose a client to see its limits.</source>
        <translation>Elija un cliente para ver sus límites.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>The two times must differ. For all day, take the tick away.</source>
        <translation>Las dos horas tienen que ser distintas. Para todo el día, quite la marca.</translation>
    </message>
    <message>
        <source>There is no such time zone. Type a city, such as Madrid, and choose from the list.</source>
        <translation>No existe esa zona horaria. Escriba una ciudad, como Madrid, y elija de la lista.</translation>
    </message>
    <message>
        <source>The limits were saved</source>
        <translation>Se guardaron los límites</translation>
    </message>
    <message>
        <source>The limits were not saved: %1</source>
        <translation>No se guardaron los límites: %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::LimitsPanel</name>
    <message>
        <source>St&amp;op this client…</source>
        <translation>&amp;Parar este cliente…</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Cliente</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>For jobs. A single message goes out at any time.</source>
        <translation>Para las tareas. Un mensaje suelto sale a cualquier hora.</translation>
    </message>
    <message>
        <source>Opt-outs</source>
        <translation>Bajas</translation>
    </message>
    <message>
        <source>No job and no single message reaches these people.</source>
        <translation>Ninguna tarea ni mensaje suelto llega a estas personas.</translation>
    </message>
    <message>
        <source>Sending is stopped for this client: nothing new leaves.</source>
        <translation>El envío está parado para este cliente: no sale nada nuevo.</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>Empezar de &amp;nuevo</translation>
    </message>
    <message>
        <source>Stop sending for %1?</source>
        <translation>¿Parar el envío de %1?</translation>
    </message>
    <message>
        <source>Its jobs wait and single messages are refused until you start it again. The message under way still goes out.</source>
        <translation>Sus tareas esperan y los mensajes sueltos se rechazan hasta que lo inicie de nuevo. El mensaje en curso todavía sale.</translation>
    </message>
    <message>
        <source>&amp;Stop this client</source>
        <translation>&amp;Parar este cliente</translation>
    </message>
    <message>
        <source>Sending was not stopped</source>
        <translation>No se paró el envío</translation>
    </message>
    <message>
        <source>Sending was not started</source>
        <translation>No se inició el envío</translation>
    </message>
    <message>
        <source>Sending is stopped for %1</source>
        <translation>El envío está parado para %1</translation>
    </message>
    <message>
        <source>Sending goes on for %1</source>
        <translation>El envío sigue para %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::LinkPanel</name>
    <message>
        <source>Linked</source>
        <translation>Vinculado</translation>
    </message>
    <message>
        <source>Linked: %1</source>
        <translation>Vinculado: %1</translation>
    </message>
    <message>
        <source>Link by phone n&amp;umber…</source>
        <translation>Vincular por n&amp;úmero de teléfono…</translation>
    </message>
</context>
<context>
    <name>hub::ui::LinkingModel</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Vinculado</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falló</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Sin llegar</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>ID de cliente</translation>
    </message>
</context>
<context>
    <name>hub::ui::LinkingPage</name>
    <message>
        <source>&amp;End linking</source>
        <translation>&amp;Terminar vinculación</translation>
    </message>
    <message>
        <source>To the summary (Esc)</source>
        <translation>Al resumen (Esc)</translation>
    </message>
    <message>
        <source>Linking</source>
        <translation>Vinculación</translation>
    </message>
    <message>
        <source>%1 is linked already.</source>
        <translation>%1 ya está vinculado.</translation>
    </message>
    <message>
        <source>All of them are linked already.</source>
        <translation>Todos ellos ya están vinculados.</translation>
    </message>
    <message>
        <source>1 of them is linked already.</source>
        <translation>1 de ellos ya está vinculado.</translation>
    </message>
    <message>
        <source>%1 of them are linked already.</source>
        <translation>%1 de ellos ya están vinculados.</translation>
    </message>
</context>
<context>
    <name>hub::ui::LinkingPanel</name>
    <message>
        <source>Clients done</source>
        <translation>Clientes hechos</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>%1 of %2 linked</source>
        <translation>%1 de %2 vinculados</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 omitidos</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fallidos</translation>
    </message>
    <message>
        <source>Waiting for the Session Manager</source>
        <translation>Esperando al Session Manager</translation>
    </message>
    <message>
        <source>%1 s each</source>
        <translation>%1 s cada uno</translation>
    </message>
    <message>
        <source>%1 to go</source>
        <translation>Quedan %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 hasta ahora</translation>
    </message>
</context>
<context>
    <name>hub::ui::LinkingRun</name>
    <message>
        <source>It is not a client of this hub any more.</source>
        <translation>Ya no es un cliente de este hub.</translation>
    </message>
    <message>
        <source>The same number is linked at %1 as well.</source>
        <translation>El mismo número está vinculado también en %1.</translation>
    </message>
    <message>
        <source>The same number was linked at %1 before.</source>
        <translation>El mismo número estuvo antes vinculado en %1.</translation>
    </message>
    <message>
        <source>Another number was linked here before.</source>
        <translation>Antes estuvo vinculado aquí otro número.</translation>
    </message>
    <message>
        <source>The session is being ended, so that another phone can be linked…</source>
        <translation>Se está terminando la sesión, para poder vincular otro teléfono…</translation>
    </message>
    <message>
        <source>Connecting… The code will appear here.</source>
        <translation>Conectando… El código aparecerá aquí.</translation>
    </message>
    <message>
        <source>Its state is being asked for…</source>
        <translation>Se está preguntando por su estado…</translation>
    </message>
    <message>
        <source>The session is starting. The code will appear here.</source>
        <translation>La sesión se está iniciando. El código aparecerá aquí.</translation>
    </message>
    <message>
        <source>It could not be connected: %1</source>
        <translation>No se pudo conectar: %1</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Vinculado</translation>
    </message>
    <message>
        <source>Linked: %1</source>
        <translation>Vinculado: %1</translation>
    </message>
    <message>
        <source>The Session Manager does not answer. Linking goes on by itself when it is back.</source>
        <translation>El Session Manager no responde. La vinculación sigue sola cuando vuelva.</translation>
    </message>
    <message>
        <source>The phone has taken the code and is being linked…</source>
        <translation>El teléfono ha leído el código y se está vinculando…</translation>
    </message>
    <message>
        <source>Another phone is expected here: %1.</source>
        <translation>Aquí se espera otro teléfono: %1.</translation>
    </message>
</context>
<context>
    <name>hub::ui::LinkingStage</name>
    <message>
        <source>On the phone: WhatsApp, Settings, Linked devices, Link a device.</source>
        <translation>En el teléfono: WhatsApp, Ajustes, Dispositivos vinculados, Vincular un dispositivo.</translation>
    </message>
    <message>
        <source>Space skips · ← goes back · F11 full screen · Esc ends</source>
        <translation>Espacio omite · ← vuelve atrás · F11 pantalla completa · Esc termina</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>To the one before (←)</source>
        <translation>Al anterior (←)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Conectar</translation>
    </message>
    <message>
        <source>Start its session to get a code</source>
        <translation>Inicie su sesión para obtener un código</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Omitir</translation>
    </message>
    <message>
        <source>To the next one (Space)</source>
        <translation>Al siguiente (Espacio)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Client %1</source>
        <translation>Cliente %1</translation>
    </message>
    <message>
        <source>Disconnect and scan again</source>
        <translation>Desconectar y escanear de nuevo</translation>
    </message>
    <message>
        <source>&amp;Connect again</source>
        <translation>&amp;Conectar de nuevo</translation>
    </message>
    <message>
        <source>&amp;Keep it and go on</source>
        <translation>&amp;Dejarlo y seguir</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>The code over the whole screen (F11)</source>
        <translation>El código en toda la pantalla (F11)</translation>
    </message>
    <message>
        <source>Is it the right phone?</source>
        <translation>¿Es el teléfono correcto?</translation>
    </message>
    <message>
        <source>%1 of %2 linked · Space skips · ← goes back · Esc closes the full screen</source>
        <translation>%1 de %2 vinculados · Espacio salta · ← vuelve · Esc cierra la pantalla completa</translation>
    </message>
    <message>
        <source>By phone &amp;number…</source>
        <translation>Por &amp;número de teléfono…</translation>
    </message>
</context>
<context>
    <name>hub::ui::LinkingStart</name>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>No clients yet</source>
        <translation>Aún no hay clientes</translation>
    </message>
    <message>
        <source>Add the clients first; then their phones can be linked here one by one.</source>
        <translation>Añada primero los clientes; después se pueden vincular aquí sus teléfonos uno por uno.</translation>
    </message>
    <message>
        <source>The Session Manager does not answer</source>
        <translation>El Session Manager no responde</translation>
    </message>
    <message>
        <source>Which clients need a scan will be known when it is back.</source>
        <translation>Cuando vuelva se sabrá qué clientes hay que escanear.</translation>
    </message>
    <message>
        <source>1 client needs a scan</source>
        <translation>Hay que escanear 1 cliente</translation>
    </message>
    <message>
        <source>%1 clients need a scan</source>
        <translation>Hay que escanear %1 clientes</translation>
    </message>
    <message>
        <source>Their codes are shown one after the other. Scan each with its phone; the next one comes by itself.</source>
        <translation>Sus códigos se muestran uno tras otro. Escanee cada uno con su teléfono; el siguiente llega solo.</translation>
    </message>
    <message>
        <source>Nothing to link</source>
        <translation>Nada que vincular</translation>
    </message>
    <message>
        <source>No client needs a scan just now.</source>
        <translation>Ahora mismo no hay que escanear ningún cliente.</translation>
    </message>
    <message>
        <source>Connect 1 client without a session, too</source>
        <translation>Conectar también 1 cliente sin sesión</translation>
    </message>
    <message>
        <source>Connect %1 clients without a session, too</source>
        <translation>Conectar también %1 clientes sin sesión</translation>
    </message>
    <message>
        <source>Go to clients</source>
        <translation>Ir a los clientes</translation>
    </message>
    <message>
        <source>&amp;Start linking</source>
        <translation>&amp;Empezar a vincular</translation>
    </message>
    <message>
        <source>1 client has no session yet</source>
        <translation>1 cliente aún no tiene sesión</translation>
    </message>
    <message>
        <source>%1 clients have no session yet</source>
        <translation>%1 clientes aún no tienen sesión</translation>
    </message>
    <message>
        <source>Connect them to get their codes, and scan each with its phone; the next one comes by itself.</source>
        <translation>Conéctelos para obtener sus códigos y escanee cada uno con su teléfono; el siguiente aparece solo.</translation>
    </message>
</context>
<context>
    <name>hub::ui::LinkingSummary</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>&amp;Exportar CSV…</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Listo</translation>
    </message>
    <message>
        <source>What became of each client</source>
        <translation>Qué fue de cada cliente</translation>
    </message>
    <message>
        <source>The client is linked</source>
        <translation>El cliente está vinculado</translation>
    </message>
    <message>
        <source>All %1 clients are linked</source>
        <translation>Los %1 clientes están vinculados</translation>
    </message>
    <message>
        <source>%1 of %2 clients are linked</source>
        <translation>%1 de %2 clientes están vinculados</translation>
    </message>
    <message>
        <source>%1 not reached</source>
        <translation>%1 sin llegar</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 omitidos</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fallidos</translation>
    </message>
    <message>
        <source>It took %1</source>
        <translation>Se tardó %1</translation>
    </message>
    <message>
        <source>%1 s each</source>
        <translation>%1 s cada uno</translation>
    </message>
    <message>
        <source>&amp;Go on with the one that is left</source>
        <translation>&amp;Seguir con el que queda</translation>
    </message>
    <message>
        <source>&amp;Go on with the %1 that are left</source>
        <translation>&amp;Seguir con los %1 que quedan</translation>
    </message>
    <message>
        <source>&amp;Start again with the skipped one</source>
        <translation>Empezar de &amp;nuevo con el omitido</translation>
    </message>
    <message>
        <source>&amp;Start again with the %1 skipped ones</source>
        <translation>Empezar de &amp;nuevo con los %1 omitidos</translation>
    </message>
    <message>
        <source>&amp;Try the failed one again</source>
        <translation>&amp;Intentar de nuevo el fallido</translation>
    </message>
    <message>
        <source>&amp;Try the %1 failed ones again</source>
        <translation>&amp;Intentar de nuevo los %1 fallidos</translation>
    </message>
    <message>
        <source>The summary was copied.</source>
        <translation>Se copió el resumen.</translation>
    </message>
    <message>
        <source>Export the summary</source>
        <translation>Exportar el resumen</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Guardado como %1.</translation>
    </message>
    <message>
        <source>The summary was not saved</source>
        <translation>No se guardó el resumen</translation>
    </message>
</context>
<context>
    <name>hub::ui::LogModel</name>
    <message>
        <source>Debug</source>
        <translation>Depuración</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Información</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
</context>
<context>
    <name>hub::ui::LogPage</name>
    <message>
        <source>1 line copied</source>
        <translation>1 línea copiada</translation>
    </message>
    <message>
        <source>%1 lines copied</source>
        <translation>%1 líneas copiadas</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 líneas</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 de %2 líneas</translation>
    </message>
    <message>
        <source>%1; paused, %2 more since</source>
        <translation>%1; en pausa, %2 más desde entonces</translation>
    </message>
    <message>
        <source>%1; paused</source>
        <translation>%1; en pausa</translation>
    </message>
    <message>
        <source>No such lines</source>
        <translation>No hay líneas así</translation>
    </message>
    <message>
        <source>None of the latest lines fits the level and the text.</source>
        <translation>Ninguna de las últimas líneas tiene ese nivel y ese texto.</translation>
    </message>
    <message>
        <source>Nothing logged yet</source>
        <translation>Aún no hay registro</translation>
    </message>
    <message>
        <source>New lines appear here as they are written.</source>
        <translation>Aquí aparecen las líneas nuevas según se escriben.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>C&amp;lear view</source>
        <translation>&amp;Vaciar la vista</translation>
    </message>
    <message>
        <source>Takes these lines out of view; nothing is deleted.</source>
        <translation>Quita estas líneas de la vista; no se borra nada.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Todos los niveles</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Información y más graves</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avisos y errores</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Le&amp;vel</source>
        <translation>&amp;Nivel</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Buscar en el registro</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>Líneas del registro</translation>
    </message>
    <message>
        <source>&amp;Copy lines</source>
        <translation>&amp;Copiar líneas</translation>
    </message>
    <message>
        <source>&amp;Newest</source>
        <translation>&amp;Más recientes</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Seleccionar &amp;todo</translation>
    </message>
</context>
<context>
    <name>hub::ui::MainMenu</name>
    <message>
        <source>&amp;Show Central Hub</source>
        <translation>&amp;Mostrar Central Hub</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>Start the &amp;hub again</source>
        <translation>Iniciar el &amp;hub de nuevo</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Como el &amp;escritorio</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>&amp;Iniciar al entrar en la sesión</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Save &amp;diagnostics…</source>
        <translation>Guardar &amp;diagnóstico…</translation>
    </message>
    <message>
        <source>&amp;Open data folder</source>
        <translation>Abrir la &amp;carpeta de datos</translation>
    </message>
    <message>
        <source>&amp;About Central Hub</source>
        <translation>&amp;Acerca de Central Hub</translation>
    </message>
    <message>
        <source>&amp;Allow sending again</source>
        <translation>&amp;Permitir de nuevo el envío</translation>
    </message>
    <message>
        <source>Stop all &amp;sending…</source>
        <translation>Parar &amp;todos los envíos…</translation>
    </message>
    <message>
        <source>Se&amp;t up…</source>
        <translation>Con&amp;figurar…</translation>
    </message>
</context>
<context>
    <name>hub::ui::MainWindow</name>
    <message>
        <source>Demonstration</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>Central Hub</source>
        <translation>Central Hub</translation>
    </message>
    <message>
        <source>Quit Central Hub?</source>
        <translation>¿Salir de Central Hub?</translation>
    </message>
    <message>
        <source>A bulk job is at work. It pauses now and goes on when Central Hub is started again.</source>
        <translation>Hay un envío masivo en curso. Ahora se pausa, y sigue cuando Central Hub se inicie de nuevo.</translation>
    </message>
    <message>
        <source>%1 bulk jobs are at work. They pause now and go on when Central Hub is started again.</source>
        <translation>Hay %1 envíos masivos en curso. Ahora se pausan, y siguen cuando Central Hub se inicie de nuevo.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Central Hub goes on</source>
        <translation>Central Hub sigue</translation>
    </message>
    <message>
        <source>The hub keeps working while its window is closed. To end it, choose Quit in the menu of this icon.</source>
        <translation>El hub sigue trabajando con la ventana cerrada. Para terminarlo, elija Salir en el menú de este icono.</translation>
    </message>
    <message>
        <source>The hub did not start</source>
        <translation>El hub no se inició</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>The Session Manager does not answer</source>
        <translation>El Session Manager no responde</translation>
    </message>
    <message>
        <source>Central Hub: %1</source>
        <translation>Central Hub: %1</translation>
    </message>
    <message>
        <source>Set up. Add or import your clients next, then link their phones.</source>
        <translation>Configurado. Ahora agregue o importe sus clientes y después vincule sus teléfonos.</translation>
    </message>
</context>
<context>
    <name>hub::ui::MessageExport</name>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Message ID</source>
        <translation>ID de mensaje</translation>
    </message>
</context>
<context>
    <name>hub::ui::MessageSection</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Hello {name}, …</source>
        <translation>Hola, {name}: …</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 de %2 caracteres</translation>
    </message>
    <message>
        <source>{{%1}} is sent as it stands, with braces. For the column write {%1}.</source>
        <translation>{{%1}} se envía tal cual, con llaves. Para la columna escriba {%1}.</translation>
    </message>
    <message>
        <source>Insert the column %1</source>
        <translation>Insertar la columna %1</translation>
    </message>
    <message>
        <source>%1 more…</source>
        <translation>%1 más…</translation>
    </message>
</context>
<context>
    <name>hub::ui::MessageSender</name>
    <message>
        <source>Send the same message again?</source>
        <translation>¿Enviar otra vez el mismo mensaje?</translation>
    </message>
    <message>
        <source>It is not known whether it was sent the last time. If it was, it arrives twice. Look at the phone first.</source>
        <translation>No se sabe si se envió la última vez. Si se envió, llega dos veces. Mire antes el teléfono.</translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation>&amp;Enviar otra vez</translation>
    </message>
    <message>
        <source>Sending… This can take up to 40 s.</source>
        <translation>Enviando… Puede tardar hasta 40 s.</translation>
    </message>
    <message>
        <source>Sending for %1 s… This can take up to 40 s.</source>
        <translation>Enviando desde hace %1 s… Puede tardar hasta 40 s.</translation>
    </message>
    <message>
        <source>To %1 at %2</source>
        <translation>A %1 a las %2</translation>
    </message>
</context>
<context>
    <name>hub::ui::MessageTemplate</name>
    <message>
        <source>There is nothing between { and }. Write {{ for a plain brace.</source>
        <translation>No hay nada entre { y }. Escriba {{ para una llave normal.</translation>
    </message>
    <message>
        <source>{%1} stands for a column, but there are no recipients yet.</source>
        <translation>{%1} representa una columna, pero aún no hay destinatarios.</translation>
    </message>
    <message>
        <source>There is no column “%1”. Write {{ for a plain brace.</source>
        <translation>No hay ninguna columna «%1». Escriba {{ para una llave normal.</translation>
    </message>
    <message>
        <source>A { has no }. Write {{ for a plain brace.</source>
        <translation>Un { no tiene }. Escriba {{ para una llave normal.</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Columna %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>hub::ui::MessagesModel</name>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Accepted without a message number</source>
        <translation>Aceptado sin número de mensaje</translation>
    </message>
    <message>
        <source>Message ID or reason</source>
        <translation>ID de mensaje o motivo</translation>
    </message>
</context>
<context>
    <name>hub::ui::MessagesPanel</name>
    <message>
        <source>All &amp;jobs</source>
        <translation>Todas las &amp;tareas</translation>
    </message>
    <message>
        <source>Mark as se&amp;nt</source>
        <translation>Marcar como e&amp;nviado</translation>
    </message>
    <message>
        <source>Send a&amp;gain…</source>
        <translation>Enviar &amp;otra vez…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>&amp;Failed messages…</source>
        <translation>Mensajes &amp;fallidos…</translation>
    </message>
    <message>
        <source>Messages that are &amp;not certain…</source>
        <translation>Mensajes &amp;inciertos…</translation>
    </message>
    <message>
        <source>&amp;All messages…</source>
        <translation>&amp;Todos los mensajes…</translation>
    </message>
    <message>
        <source>Exported %1 messages to %2</source>
        <translation>Exportados %1 mensajes a %2</translation>
    </message>
    <message>
        <source>The export failed: %1</source>
        <translation>Falló la exportación: %1</translation>
    </message>
    <message>
        <source>Show messages in state</source>
        <translation>Mostrar mensajes en el estado</translation>
    </message>
    <message>
        <source>Messages of the job</source>
        <translation>Mensajes de la tarea</translation>
    </message>
    <message>
        <source>Job %1</source>
        <translation>Tarea %1</translation>
    </message>
    <message>
        <source>All messages (%1)</source>
        <translation>Todos los mensajes (%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a state and how many messages are in it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It is not known whether 1 message was sent. Look at the phone, then settle it.</source>
        <translation>No se sabe si se envió 1 mensaje. Mire el teléfono y después decídalo.</translation>
    </message>
    <message>
        <source>It is not known whether %1 messages were sent. Look at the phone, then settle them.</source>
        <translation>No se sabe si se enviaron %1 mensajes. Mire el teléfono y después decídalos.</translation>
    </message>
    <message>
        <source>Sho&amp;w them</source>
        <translation>&amp;Mostrarlos</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>The messages could not be read</source>
        <translation>No se pudieron leer los mensajes</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>No messages in this state</source>
        <translation>Ningún mensaje en este estado</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Sin mensajes</translation>
    </message>
    <message>
        <source>Send this message again?</source>
        <translation>¿Enviar este mensaje otra vez?</translation>
    </message>
    <message>
        <source>Send %1 messages again?</source>
        <translation>¿Enviar %1 mensajes otra vez?</translation>
    </message>
    <message>
        <source>Whoever has received it already gets it a second time. Look at the phone first: if the message is in the chat, mark it as sent instead.</source>
        <translation>Quien ya lo haya recibido lo recibe por segunda vez. Mire antes el teléfono: si el mensaje está en el chat, márquelo como enviado.</translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation>&amp;Enviar otra vez</translation>
    </message>
    <message>
        <source>&amp;Send %1 again</source>
        <translation>&amp;Enviar %1 otra vez</translation>
    </message>
    <message>
        <source>%1 of %2 changed…</source>
        <translation>%1 de %2 cambiados…</translation>
    </message>
    <message>
        <source>%1 of %2 could not be changed: %3</source>
        <translation>No se pudieron cambiar %1 de %2: %3</translation>
    </message>
    <message>
        <source>Marked as sent: %1</source>
        <translation>Marcados como enviados: %1</translation>
    </message>
    <message>
        <source>To be sent again: %1</source>
        <translation>Se enviarán otra vez: %1</translation>
    </message>
    <message>
        <source>Export messages</source>
        <translation>Exportar mensajes</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>hub::ui::Module</name>
    <message>
        <source>Central Hub cannot start</source>
        <translation>Central Hub no se puede iniciar</translation>
    </message>
</context>
<context>
    <name>hub::ui::Notifications</name>
    <message>
        <source>%1 needs a scan.</source>
        <translation>Hay que escanear %1.</translation>
    </message>
    <message>
        <source>And one more.</source>
        <translation>Y otro más.</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>Y %1 más.</translation>
    </message>
    <message>
        <source>A client needs you</source>
        <translation>Un cliente le necesita</translation>
    </message>
    <message>
        <source>%1 clients need you</source>
        <translation>%1 clientes le necesitan</translation>
    </message>
    <message>
        <source>The Session Manager does not answer</source>
        <translation>El Session Manager no responde</translation>
    </message>
</context>
<context>
    <name>hub::ui::NumberCheckStrip</name>
    <message>
        <source>&amp;Leave them out</source>
        <translation>&amp;Dejarlos fuera</translation>
    </message>
    <message>
        <source>%1 of %2 are not on WhatsApp.</source>
        <translation>%1 de %2 no están en WhatsApp.</translation>
    </message>
    <message>
        <source>%1 of %2 numbers checked…</source>
        <translation>%1 de %2 números comprobados…</translation>
    </message>
    <message>
        <source>All of these numbers are on WhatsApp.</source>
        <translation>Todos estos números están en WhatsApp.</translation>
    </message>
    <message>
        <source>Whether these numbers are on WhatsApp was not checked.</source>
        <translation>No se ha comprobado si estos números están en WhatsApp.</translation>
    </message>
    <message>
        <source>The check has stopped: %1</source>
        <translation>La comprobación se detuvo: %1</translation>
    </message>
    <message>
        <source>Stop chec&amp;king</source>
        <translation>&amp;Dejar de comprobar</translation>
    </message>
    <message>
        <source>Go on chec&amp;king</source>
        <translation>&amp;Seguir comprobando</translation>
    </message>
    <message>
        <source>Chec&amp;k the numbers</source>
        <translation>Comprobar los n&amp;úmeros</translation>
    </message>
</context>
<context>
    <name>hub::ui::OptOutModel</name>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
</context>
<context>
    <name>hub::ui::OptOutPanel</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Añadir</translation>
    </message>
    <message>
        <source>Add &amp;many…</source>
        <translation>Añadir &amp;muchos…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Search the numbers</source>
        <translation>Buscar en los números</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>A number to add</source>
        <translation>Un número que añadir</translation>
    </message>
    <message>
        <source>Number with country code</source>
        <translation>Número con el prefijo del país</translation>
    </message>
    <message>
        <source>People who must not be written to</source>
        <translation>Personas a las que no se debe escribir</translation>
    </message>
    <message>
        <source>&amp;Remove %1…</source>
        <translation>&amp;Quitar %1…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>No client is chosen</source>
        <translation>Ningún cliente elegido</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>No se pudo leer la lista</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>No number fits</source>
        <translation>Ningún número coincide</translation>
    </message>
    <message>
        <source>Nobody has opted out</source>
        <translation>Nadie se ha dado de baja</translation>
    </message>
    <message>
        <source>Whoever asks not to get messages goes on this list: no job and no single message reaches them.</source>
        <translation>Quien pide no recibir mensajes va a esta lista: ninguna tarea ni mensaje suelto le llega.</translation>
    </message>
    <message>
        <source>“%1” is no number: it needs 7 to 15 digits with the country code.</source>
        <translation>«%1» no es un número: necesita de 7 a 15 cifras con el prefijo del país.</translation>
    </message>
    <message>
        <source>Added %1 of %2…</source>
        <translation>Añadidos %1 de %2…</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>Añadidos: %1</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>¿Quitar %1 de la lista?</translation>
    </message>
    <message>
        <source>Remove %1 numbers from the list?</source>
        <translation>¿Quitar %1 números de la lista?</translation>
    </message>
    <message>
        <source>They get messages again. Remove only people who have agreed to that.</source>
        <translation>Volverán a recibir mensajes. Quite solo a personas que lo hayan aceptado.</translation>
    </message>
    <message>
        <source>&amp;Remove %1 numbers</source>
        <translation>&amp;Quitar %1 números</translation>
    </message>
    <message>
        <source>Removed %1 of %2…</source>
        <translation>Quitados %1 de %2…</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Quitados: %1</translation>
    </message>
    <message>
        <source>%1 of %2 could not be changed: %3</source>
        <translation>No se pudieron cambiar %1 de %2: %3</translation>
    </message>
</context>
<context>
    <name>hub::ui::Overview</name>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>No clients yet</source>
        <translation>Aún no hay clientes</translation>
    </message>
    <message>
        <source>%1 linked</source>
        <translation>%1 vinculados</translation>
    </message>
    <message>
        <source>1 needs scan</source>
        <translation>Falta escanear 1</translation>
    </message>
    <message>
        <source>%1 need scan</source>
        <translation>Falta escanear %1</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 problema</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 problemas</translation>
    </message>
    <message>
        <source>%1 unreachable</source>
        <translation>%1 sin respuesta</translation>
    </message>
    <message>
        <source>The Session Manager does not answer.</source>
        <translation>El Session Manager no responde.</translation>
    </message>
    <message>
        <source>The Session Manager does not answer: %1.</source>
        <translation>El Session Manager no responde: %1.</translation>
    </message>
    <message>
        <source>The Session Manager has not answered since %1.</source>
        <translation>El Session Manager no responde desde %1.</translation>
    </message>
    <message>
        <source>The Session Manager has not answered since %1: %2.</source>
        <translation>El Session Manager no responde desde %1: %2.</translation>
    </message>
    <message>
        <source>1 wants a passkey</source>
        <translation>1 pide una llave de acceso</translation>
    </message>
    <message>
        <source>%1 want a passkey</source>
        <translation>%1 piden una llave de acceso</translation>
    </message>
    <message>
        <source>1 alert</source>
        <translation>1 alerta</translation>
    </message>
    <message>
        <source>%1 alerts</source>
        <translation>%1 alertas</translation>
    </message>
    <message>
        <source>1 linked</source>
        <translation>1 vinculado</translation>
    </message>
    <message>
        <source>1 unreachable</source>
        <translation>1 sin respuesta</translation>
    </message>
</context>
<context>
    <name>hub::ui::Pages</name>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Linking</source>
        <translation>Vinculación</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Users and keys</source>
        <translation>Usuarios y claves</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
</context>
<context>
    <name>hub::ui::PairingDialog</name>
    <message>
        <source>On the phone: WhatsApp, Settings, Linked devices, Link a device, Link with phone number instead; then type this code.</source>
        <translation>En el teléfono: WhatsApp, Ajustes, Dispositivos vinculados, Vincular un dispositivo, Vincular con número de teléfono; luego escriba este código.</translation>
    </message>
    <message>
        <source>C&amp;opy the code</source>
        <translation>C&amp;opiar el código</translation>
    </message>
    <message>
        <source>Link %1 by phone number</source>
        <translation>Vincular %1 por número de teléfono</translation>
    </message>
    <message>
        <source>With its country, for example +54 9 11 1234 5678</source>
        <translation>Con su país, por ejemplo +54 9 11 1234 5678</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>El código</translation>
    </message>
    <message>
        <source>&amp;Phone number</source>
        <translation>Número de &amp;teléfono</translation>
    </message>
    <message>
        <source>&amp;Get a code</source>
        <translation>&amp;Pedir un código</translation>
    </message>
    <message>
        <source>Enter the number with its country, 7 to 15 digits.</source>
        <translation>Introduzca el número con su país, de 7 a 15 cifras.</translation>
    </message>
    <message>
        <source>This number is linked already. Asking for a code can unlink it.</source>
        <translation>Este número ya está vinculado. Pedir un código puede desvincularlo.</translation>
    </message>
    <message>
        <source>This client is linked already, to %1. Asking for a code can unlink it.</source>
        <translation>Este cliente ya está vinculado, a %1. Pedir un código puede desvincularlo.</translation>
    </message>
    <message>
        <source>a phone</source>
        <translation>un teléfono</translation>
    </message>
    <message>
        <source>This client is meant for another phone: %1.</source>
        <translation>Este cliente es para otro teléfono: %1.</translation>
    </message>
    <message>
        <source>Get a code all the same?</source>
        <translation>¿Pedir un código de todos modos?</translation>
    </message>
    <message>
        <source>Get a &amp;code</source>
        <translation>Pedir un &amp;código</translation>
    </message>
    <message>
        <source>The engine is asked for a code…</source>
        <translation>Se está pidiendo un código al motor…</translation>
    </message>
    <message>
        <source>There is no code: %1</source>
        <translation>No hay código: %1</translation>
    </message>
    <message>
        <source>&amp;Get another code</source>
        <translation>&amp;Pedir otro código</translation>
    </message>
    <message>
        <source>This code is over: get another one.</source>
        <translation>Este código ha caducado: pida otro.</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>quedan %1 s</translation>
    </message>
    <message>
        <source>%1 is linked.</source>
        <translation>%1 está vinculado.</translation>
    </message>
    <message>
        <source>The code was copied.</source>
        <translation>Se copió el código.</translation>
    </message>
</context>
<context>
    <name>hub::ui::PasswordDialog</name>
    <message>
        <source>New password for %1</source>
        <translation>Nueva contraseña para %1</translation>
    </message>
    <message>
        <source>Everybody who is logged in with this account is logged out.</source>
        <translation>A quien haya entrado con esta cuenta se le cierra la sesión.</translation>
    </message>
    <message>
        <source>&amp;Set password</source>
        <translation>&amp;Poner contraseña</translation>
    </message>
</context>
<context>
    <name>hub::ui::PasswordFields</name>
    <message>
        <source>S&amp;uggest one</source>
        <translation>Su&amp;gerir una</translation>
    </message>
    <message>
        <source>Makes up a strong password and shows it</source>
        <translation>Inventa una contraseña segura y la muestra</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Co&amp;ntraseña</translation>
    </message>
    <message>
        <source>A&amp;gain</source>
        <translation>&amp;Otra vez</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Ocultar la contraseña</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
    <message>
        <source>10 to 128 characters: a few random words, for example.</source>
        <translation>De 10 a 128 caracteres: por ejemplo, unas cuantas palabras al azar.</translation>
    </message>
    <message>
        <source>Too short: at least 10 characters.</source>
        <translation>Demasiado corta: al menos 10 caracteres.</translation>
    </message>
    <message>
        <source>At most 128 characters, and no control characters.</source>
        <translation>Como mucho 128 caracteres y ningún carácter de control.</translation>
    </message>
    <message>
        <source>Type it once more.</source>
        <translation>Escríbala una vez más.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no son iguales.</translation>
    </message>
    <message>
        <source>Hand it over now: it is not shown again.</source>
        <translation>Entréguela ahora: no se muestra otra vez.</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Las dos son iguales.</translation>
    </message>
</context>
<context>
    <name>hub::ui::Passwords</name>
    <message>
        <source>Too short</source>
        <translation>Demasiado corta</translation>
    </message>
    <message>
        <source>Weak: easy to guess</source>
        <translation>Débil: fácil de adivinar</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Aceptable</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Buena</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Muy buena</translation>
    </message>
</context>
<context>
    <name>hub::ui::PasteOptOuts</name>
    <message>
        <source>Add many numbers</source>
        <translation>Añadir muchos números</translation>
    </message>
    <message>
        <source>+34 600 123 456
+54 9 11 5555 0000</source>
        <translation>+34 600 123 456
+54 9 11 5555 0000</translation>
    </message>
    <message>
        <source>&amp;Numbers that must not be written to, one a line</source>
        <translation>&amp;Números a los que no se debe escribir, uno por línea</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Añadir</translation>
    </message>
    <message>
        <source>%1 numbers</source>
        <translation>%1 números</translation>
    </message>
    <message>
        <source>%1; %2 are no numbers and are left out, such as “%3”</source>
        <translation>%1; %2 no son números y se dejan fuera, como «%3»</translation>
    </message>
    <message>
        <source>&amp;Add %1</source>
        <translation>&amp;Añadir %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::PeoplePage</name>
    <message>
        <source>Users and keys</source>
        <translation>Usuarios y claves</translation>
    </message>
    <message>
        <source>&amp;Users</source>
        <translation>&amp;Usuarios</translation>
    </message>
    <message>
        <source>API &amp;keys</source>
        <translation>Claves de AP&amp;I</translation>
    </message>
    <message>
        <source>&amp;Add user…</source>
        <translation>&amp;Añadir usuario…</translation>
    </message>
    <message>
        <source>&amp;Create key…</source>
        <translation>&amp;Crear clave…</translation>
    </message>
</context>
<context>
    <name>hub::ui::PeopleWords</name>
    <message>
        <source>Administrator</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>This is the last active administrator. Make somebody else an administrator first.</source>
        <translation>Este es el último administrador activo. Haga antes administrador a otra persona.</translation>
    </message>
    <message>
        <source>There is already an account with this name.</source>
        <translation>Ya hay una cuenta con este nombre.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Ya no está.</translation>
    </message>
    <message>
        <source>Somebody has changed this account in the meantime. Look at it again.</source>
        <translation>Mientras tanto alguien ha cambiado esta cuenta. Mírela de nuevo.</translation>
    </message>
    <message>
        <source>The hub is busy just now. Try again in a moment.</source>
        <translation>El hub está ocupado ahora mismo. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>%1 accounts</source>
        <translation>%1 cuentas</translation>
    </message>
</context>
<context>
    <name>hub::ui::PlanSection</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>E&amp;xport these rows…</source>
        <translation>E&amp;xportar estas filas…</translation>
    </message>
    <message>
        <source>Messages as they will be sent</source>
        <translation>Mensajes tal como se enviarán</translation>
    </message>
    <message>
        <source>The selected message</source>
        <translation>El mensaje elegido</translation>
    </message>
    <message>
        <source>Rows that will not be sent</source>
        <translation>Filas que no se enviarán</translation>
    </message>
    <message>
        <source>Preview (%1)</source>
        <translation>Vista previa (%1)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Not sent (%1)</source>
        <translation>No se envían (%1)</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No se envían</translation>
    </message>
    <message>
        <source>Checking the rows…</source>
        <translation>Comprobando las filas…</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Todo está bien</translation>
    </message>
    <message>
        <source>Nothing to check yet</source>
        <translation>Aún no hay nada que comprobar</translation>
    </message>
    <message>
        <source>No row can be sent</source>
        <translation>No se puede enviar ninguna fila</translation>
    </message>
    <message>
        <source>“Not sent” says why, row by row.</source>
        <translation>«No se envían» dice por qué, fila por fila.</translation>
    </message>
    <message>
        <source>The messages appear here</source>
        <translation>Aquí aparecen los mensajes</translation>
    </message>
    <message>
        <source>Choose recipients and write the text: each message is shown as it will be sent.</source>
        <translation>Elija los destinatarios y escriba el texto: cada mensaje se muestra tal como se enviará.</translation>
    </message>
    <message>
        <source>Export rows that are not sent</source>
        <translation>Exportar las filas que no se envían</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportado a %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::PortChooser</name>
    <message>
        <source>&amp;Try this port</source>
        <translation>P&amp;robar este puerto</translation>
    </message>
    <message>
        <source>Any &amp;free port</source>
        <translation>Uno &amp;libre cualquiera</translation>
    </message>
    <message>
        <source>Listen on another &amp;port:</source>
        <translation>Escuchar en otro &amp;puerto:</translation>
    </message>
    <message>
        <source>The port is kept in the settings. A free port that the system picks counts for this time only.</source>
        <translation>El puerto se guarda en los ajustes. Uno libre que elige el sistema vale solo esta vez.</translation>
    </message>
</context>
<context>
    <name>hub::ui::PreviewModel</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Message as it will be sent</source>
        <translation>El mensaje tal como se enviará</translation>
    </message>
</context>
<context>
    <name>hub::ui::QrFullScreen</name>
    <message>
        <source>Esc closes the full screen</source>
        <translation>Esc cierra la pantalla completa</translation>
    </message>
</context>
<context>
    <name>hub::ui::QrPicture</name>
    <message>
        <source>The Session Manager sent a text that no QR code can hold.</source>
        <translation>El Session Manager envió un texto que no cabe en ningún código QR.</translation>
    </message>
    <message>
        <source>The Session Manager sent a picture that cannot be read.</source>
        <translation>El Session Manager envió una imagen que no se puede leer.</translation>
    </message>
    <message>
        <source>The Session Manager sent an empty picture instead of a QR code.</source>
        <translation>El Session Manager envió una imagen vacía en vez de un código QR.</translation>
    </message>
</context>
<context>
    <name>hub::ui::QrView</name>
    <message>
        <source>The QR code of %1 was copied.</source>
        <translation>Se copió el código QR de %1.</translation>
    </message>
    <message>
        <source>Save QR code</source>
        <translation>Guardar código QR</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>Imágenes PNG (*.png)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Guardado como %1.</translation>
    </message>
    <message>
        <source>The code was not saved</source>
        <translation>No se guardó el código</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy the code as an image</source>
        <translation>Copiar el código como imagen</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Guardar…</translation>
    </message>
    <message>
        <source>Save the code as a PNG file</source>
        <translation>Guardar el código como archivo PNG</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>Show the code over the whole screen</source>
        <translation>Mostrar el código en toda la pantalla</translation>
    </message>
    <message>
        <source>QR code of %1</source>
        <translation>Código QR de %1</translation>
    </message>
    <message>
        <source>Waiting for a new code…</source>
        <translation>Esperando un código nuevo…</translation>
    </message>
    <message>
        <source>No new code yet: %1</source>
        <translation>Aún sin código nuevo: %1</translation>
    </message>
    <message>
        <source>No code yet: %1</source>
        <translation>Aún sin código: %1</translation>
    </message>
    <message>
        <source>Waiting for the code…</source>
        <translation>Esperando el código…</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>Intento %1</translation>
    </message>
    <message>
        <source>%1 · expired</source>
        <comment>attempt</comment>
        <translation>%1 · caducado</translation>
    </message>
    <message>
        <source>%1 · %2 s left</source>
        <comment>attempt, seconds</comment>
        <translation>%1 · quedan %2 s</translation>
    </message>
    <message>
        <source>Scan it with WhatsApp on the phone.</source>
        <translation>Escanéelo con WhatsApp en el teléfono.</translation>
    </message>
</context>
<context>
    <name>hub::ui::Quantity</name>
    <message>
        <source>days</source>
        <comment>a unit of time behind a number, 2 or more</comment>
        <translation>días</translation>
    </message>
    <message>
        <source>bytes</source>
        <comment>a unit behind a number</comment>
        <translation>bytes</translation>
    </message>
    <message>
        <source>a time with its unit, such as 15 s or 24 h</source>
        <translation>un tiempo con su unidad, como 15 s o 24 h</translation>
    </message>
    <message>
        <source>a size with its unit, such as 64 KiB or 1 MiB</source>
        <translation>un tamaño con su unidad, como 64 KiB o 1 MiB</translation>
    </message>
</context>
<context>
    <name>hub::ui::QuitOverlay</name>
    <message>
        <source>Quit &amp;now</source>
        <translation>Salir &amp;ya</translation>
    </message>
    <message>
        <source>Finishing what is in flight…</source>
        <translation>Terminando lo que está en curso…</translation>
    </message>
    <message>
        <source>Messages that are being sent get their answer. Jobs go on at the next start.</source>
        <translation>Los mensajes que se están enviando reciben su respuesta. Las tareas siguen en el próximo inicio.</translation>
    </message>
</context>
<context>
    <name>hub::ui::RecipientsSection</name>
    <message>
        <source>Choose a CSV &amp;file…</source>
        <translation>Elegir un &amp;archivo CSV…</translation>
    </message>
    <message>
        <source>&amp;Paste rows</source>
        <translation>&amp;Pegar filas</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>The first line &amp;names the columns</source>
        <translation>La primera línea &amp;nombra las columnas</translation>
    </message>
    <message>
        <source>Comma ( , )</source>
        <translation>Coma ( , )</translation>
    </message>
    <message>
        <source>Semicolon ( ; )</source>
        <translation>Punto y coma ( ; )</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulador</translation>
    </message>
    <message>
        <source>Bar ( | )</source>
        <translation>Barra ( | )</translation>
    </message>
    <message>
        <source>N&amp;umbers in</source>
        <translation>N&amp;úmeros en</translation>
    </message>
    <message>
        <source>Separated &amp;by</source>
        <translation>&amp;Separado por</translation>
    </message>
    <message>
        <source>Choose recipients</source>
        <translation>Elegir destinatarios</translation>
    </message>
    <message>
        <source>There is no text to paste. Copy rows from a spreadsheet first.</source>
        <translation>No hay ningún texto que pegar. Copie antes filas de una hoja de cálculo.</translation>
    </message>
    <message>
        <source>Another &amp;file…</source>
        <translation>Otro &amp;archivo…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Leyendo %1…</translation>
    </message>
    <message>
        <source>%1: %2 rows, %3</source>
        <translation>%1: %2 filas, %3</translation>
    </message>
    <message>
        <source>Drop a CSV file here, or paste rows from a spreadsheet: one recipient a line.</source>
        <translation>Suelte aquí un archivo CSV o pegue filas de una hoja de cálculo: un destinatario por línea.</translation>
    </message>
    <message>
        <source>Choose a column…</source>
        <translation>Elija una columna…</translation>
    </message>
    <message>
        <source>No column looks like phone numbers. Choose the one that holds them.</source>
        <translation>Ninguna columna parece tener teléfonos. Elija la que los tiene.</translation>
    </message>
    <message>
        <source>The number on line %1 begins with 0. WhatsApp needs the country code instead.</source>
        <translation>El número de la línea %1 empieza por 0. WhatsApp necesita en su lugar el prefijo del país.</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers begin with 0, the first on line %1. WhatsApp needs the country code instead.</source>
        <translation>
            <numerusform>%n número empieza por 0, en la línea %1. WhatsApp necesita en su lugar el prefijo del país.</numerusform>
            <numerusform>%n números empiezan por 0, el primero en la línea %1. WhatsApp necesita en su lugar el prefijo del país.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hub::ui::SaveFile</name>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>No se pudo escribir %1: %2.</translation>
    </message>
</context>
<context>
    <name>hub::ui::ScheduleSection</name>
    <message>
        <source>Start &amp;not before</source>
        <translation>Empezar &amp;no antes de</translation>
    </message>
    <message>
        <source>Gi&amp;ve up what has not left by</source>
        <translation>&amp;Desistir de lo que no haya salido a las</translation>
    </message>
    <message>
        <source>The time to give up is over already.</source>
        <translation>La hora de desistir ya ha pasado.</translation>
    </message>
    <message>
        <source>The time to give up must be later than the start.</source>
        <translation>La hora de desistir debe ser posterior al inicio.</translation>
    </message>
    <message>
        <source>Starts not before %1</source>
        <translation>Empieza no antes de %1</translation>
    </message>
    <message>
        <source>What has not left by %1 is given up</source>
        <translation>Se desiste de lo que no haya salido a las %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::SelectionSummary</name>
    <message>
        <source>%1 clients selected</source>
        <translation>%1 clientes elegidos</translation>
    </message>
</context>
<context>
    <name>hub::ui::SendPage</name>
    <message>
        <source>Stop &amp;all sending…</source>
        <translation>Parar &amp;todos los envíos…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>New bulk job</source>
        <translation>Nuevo envío masivo</translation>
    </message>
    <message>
        <source>One message</source>
        <translation>Un mensaje</translation>
    </message>
    <message>
        <source>Limits and opt-outs</source>
        <translation>Límites y bajas</translation>
    </message>
    <message>
        <source>All sending is stopped. Nothing leaves until you start it again.</source>
        <translation>Todos los envíos están parados. No sale nada hasta que los inicie de nuevo.</translation>
    </message>
    <message>
        <source>&amp;Start again</source>
        <translation>&amp;Iniciar de nuevo</translation>
    </message>
    <message>
        <source>Stop all sending?</source>
        <translation>¿Parar todos los envíos?</translation>
    </message>
    <message>
        <source>All jobs of all clients wait, and single messages are refused, until you start again; a restart of the program does not change that. Messages that are under way still go out.</source>
        <translation>Todas las tareas de todos los clientes esperan, y los mensajes sueltos se rechazan, hasta que inicie de nuevo; reiniciar el programa no lo cambia. Los mensajes en curso todavía salen.</translation>
    </message>
    <message>
        <source>&amp;Stop all sending</source>
        <translation>&amp;Parar todos los envíos</translation>
    </message>
    <message>
        <source>All sending is stopped</source>
        <translation>Todos los envíos están parados</translation>
    </message>
    <message>
        <source>Sending goes on</source>
        <translation>El envío sigue</translation>
    </message>
    <message>
        <source>Sending was not stopped</source>
        <translation>No se paró el envío</translation>
    </message>
    <message>
        <source>Sending was not started</source>
        <translation>No se inició el envío</translation>
    </message>
</context>
<context>
    <name>hub::ui::SendReport</name>
    <message>
        <source>Sent. The Session Manager gave no message number.</source>
        <translation>Enviado. El Session Manager no dio ningún número de mensaje.</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>No enviado: %1</translation>
    </message>
    <message>
        <source>It is not known whether it was sent. Do not send it again before you have looked at the phone.</source>
        <translation>No se sabe si se envió. No lo envíe de nuevo sin haber mirado antes el teléfono.</translation>
    </message>
    <message>
        <source>Sent. Message ID %1</source>
        <translation>Enviado. ID de mensaje %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::ServerPage</name>
    <message>
        <source>&amp;Stop server</source>
        <translation>&amp;Detener servidor</translation>
    </message>
    <message>
        <source>&amp;Start server</source>
        <translation>&amp;Iniciar servidor</translation>
    </message>
    <message>
        <source>The API and the web page do not answer. %1</source>
        <translation>La API y la página web no responden. %1</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Abrir ajustes</translation>
    </message>
    <message>
        <source>Open the web page %1</source>
        <translation>Abrir la página web %1</translation>
    </message>
    <message>
        <source>Monitoring and sending do not need the server; they go on without it.</source>
        <translation>La supervisión y el envío no necesitan el servidor; siguen sin él.</translation>
    </message>
    <message>
        <source>Whoever listens in the network can read passwords, tokens and messages. Set a TLS certificate and its key in Settings, or put a reverse proxy with TLS in front.</source>
        <translation>Quien escuche en la red puede leer contraseñas, tokens y mensajes. Ponga un certificado TLS y su clave en Ajustes, o ponga delante un proxy inverso con TLS.</translation>
    </message>
    <message>
        <source>Start the server first</source>
        <translation>Inicie antes el servidor</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Stop the server</source>
        <translation>Detener el servidor</translation>
    </message>
    <message>
        <source>The API and the web page stop answering until the server is started again. Monitoring and sending go on.</source>
        <translation>La API y la página web dejan de responder hasta que el servidor se inicie de nuevo. La supervisión y el envío siguen.</translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation>Detener servidor</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Copy the web page&apos;s address</source>
        <translation>Copiar la dirección de la página web</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>Dirección copiada</translation>
    </message>
    <message>
        <source>Last five minutes</source>
        <translation>Últimos cinco minutos</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>peticiones/s</translation>
    </message>
    <message>
        <source>mean answer time</source>
        <translation>respuesta media</translation>
    </message>
    <message>
        <source>open connections</source>
        <translation>conexiones abiertas</translation>
    </message>
    <message>
        <source>event listeners</source>
        <translation>oyentes de eventos</translation>
    </message>
    <message>
        <source>requests in all</source>
        <translation>peticiones en total</translation>
    </message>
    <message>
        <source>For programs</source>
        <translation>Para programas</translation>
    </message>
    <message>
        <source>Ask from a terminal whether the hub is well:</source>
        <translation>Preguntar desde una terminal si el hub está bien:</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copiar la orden</translation>
    </message>
    <message>
        <source>Command copied</source>
        <translation>Orden copiada</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>hub::ui::ServerWords</name>
    <message>
        <source>Starting on %1…</source>
        <translation>Iniciando en %1…</translation>
    </message>
    <message>
        <source>Listening on all addresses, port %1</source>
        <translation>Escucha en todas las direcciones, puerto %1</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>Escucha en %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>The server is stopped</source>
        <translation>El servidor está detenido</translation>
    </message>
    <message>
        <source>The server could not start</source>
        <translation>El servidor no pudo iniciarse</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Deteniendo</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falló</translation>
    </message>
    <message>
        <source>Only programs on this computer reach the API and the web page. To let others in, choose another address under Settings, Listening.</source>
        <translation>Solo los programas de este equipo llegan a la API y a la página web. Para dejar entrar a otros, elija otra dirección en Ajustes, Escucha.</translation>
    </message>
    <message>
        <source>What passes is encrypted (TLS).</source>
        <translation>Lo que pasa va cifrado (TLS).</translation>
    </message>
    <message>
        <source>What passes is not encrypted.</source>
        <translation>Lo que pasa no va cifrado.</translation>
    </message>
    <message>
        <source>Others in the network reach it under any name or address of this computer, port %1.</source>
        <translation>Otros en la red llegan a él con cualquier nombre o dirección de este equipo, puerto %1.</translation>
    </message>
    <message>
        <source>Others in the network reach it under %1.</source>
        <translation>Otros en la red llegan a él en %1.</translation>
    </message>
</context>
<context>
    <name>hub::ui::SessionActions</name>
    <message>
        <source>Check &amp;now</source>
        <translation>Comprobar a&amp;hora</translation>
    </message>
    <message>
        <source>Send &amp;test message</source>
        <translation>Enviar mensaje de &amp;prueba</translation>
    </message>
    <message>
        <source>&amp;Send…</source>
        <translation>&amp;Enviar…</translation>
    </message>
    <message>
        <source>C&amp;ontacts</source>
        <translation>C&amp;ontactos</translation>
    </message>
    <message>
        <source>Only a linked client can send.</source>
        <translation>Solo un cliente vinculado puede enviar.</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Editar…</translation>
    </message>
</context>
<context>
    <name>hub::ui::SessionCommand</name>
    <message>
        <source>Disconnect %1?</source>
        <translation>¿Desconectar %1?</translation>
    </message>
    <message>
        <source>It neither sends nor receives until it is connected again, and its jobs wait. Its phone may have to scan a code again.</source>
        <translation>No envía ni recibe hasta que se conecte de nuevo, y sus tareas esperan. Puede que su teléfono tenga que escanear un código otra vez.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>They neither send nor receive until they are connected again, and their jobs wait. Their phones may have to scan a code again.</source>
        <translation>No envían ni reciben hasta que se conecten de nuevo, y sus tareas esperan. Puede que sus teléfonos tengan que escanear un código otra vez.</translation>
    </message>
    <message>
        <source>Disconnect %1 clients?</source>
        <translation>¿Desconectar %1 clientes?</translation>
    </message>
    <message>
        <source>Disconnect %1 clients</source>
        <translation>Desconectar %1 clientes</translation>
    </message>
    <message>
        <source>%1 is being checked.</source>
        <translation>Se está comprobando %1.</translation>
    </message>
    <message>
        <source>%1 clients are being checked.</source>
        <translation>Se están comprobando %1 clientes.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Conectar</translation>
    </message>
    <message>
        <source>&amp;Disconnect…</source>
        <translation>&amp;Desconectar…</translation>
    </message>
    <message>
        <source>&amp;Connect %1 clients</source>
        <translation>&amp;Conectar %1 clientes</translation>
    </message>
    <message>
        <source>&amp;Disconnect %1 clients…</source>
        <translation>&amp;Desconectar %1 clientes…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Disconnecting…</source>
        <translation>Desconectando…</translation>
    </message>
    <message>
        <source>%1 is being connected.</source>
        <translation>Se está conectando %1.</translation>
    </message>
    <message>
        <source>%1 was disconnected.</source>
        <translation>Se desconectó %1.</translation>
    </message>
    <message>
        <source>%1 could not be connected: %2</source>
        <translation>No se pudo conectar %1: %2</translation>
    </message>
    <message>
        <source>%1 could not be disconnected: %2</source>
        <translation>No se pudo desconectar %1: %2</translation>
    </message>
</context>
<context>
    <name>hub::ui::SessionManagerStep</name>
    <message>
        <source>Session Manager</source>
        <translation>Session Manager</translation>
    </message>
    <message>
        <source>The Session Manager holds the WhatsApp sessions. The hub asks it for everything, so it has to know where it is.</source>
        <translation>El Session Manager mantiene las sesiones de WhatsApp. El hub se lo pregunta todo, así que tiene que saber dónde está.</translation>
    </message>
    <message>
        <source>&amp;Address of the Session Manager</source>
        <translation>Dirección del Session Mana&amp;ger</translation>
    </message>
    <message>
        <source>For example http://localhost:3001</source>
        <translation>Por ejemplo http://localhost:3001</translation>
    </message>
    <message>
        <source>This demonstration brings its own Session Manager.</source>
        <translation>Esta demostración trae su propio Session Manager.</translation>
    </message>
    <message>
        <source>You can go on all the same: the hub keeps asking there, and shows the clients as unreachable until it answers.</source>
        <translation>Puede seguir de todos modos: el hub continúa preguntando ahí, y muestra los clientes sin respuesta hasta que conteste.</translation>
    </message>
    <message>
        <source>Enter an address that begins with http:// or https://, such as http://localhost:3001.</source>
        <translation>Escriba una dirección que empiece por http:// o https://, como http://localhost:3001.</translation>
    </message>
    <message>
        <source>&amp;Engine</source>
        <translation>&amp;Motor</translation>
    </message>
    <message>
        <source>Which program it is.</source>
        <translation>Qué programa es.</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>&amp;Secreto</translation>
    </message>
    <message>
        <source>The key or password by which it knows the hub.</source>
        <translation>La clave o contraseña por la que reconoce al hub.</translation>
    </message>
    <message>
        <source>Set; type to change it</source>
        <translation>Puesto; escriba para cambiarlo</translation>
    </message>
    <message>
        <source>%1 wants a secret.</source>
        <translation>%1 pide un secreto.</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
</context>
<context>
    <name>hub::ui::SettingEditor</name>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>Examinar: %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show what is typed for %1</source>
        <translation>Mostrar lo que se escribe en %1</translation>
    </message>
    <message>
        <source>Set; type to change it</source>
        <translation>Puesto; escriba para cambiarlo</translation>
    </message>
    <message>
        <source>Not set; type to set it</source>
        <translation>Sin poner; escriba para ponerlo</translation>
    </message>
</context>
<context>
    <name>hub::ui::SettingRow</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Undo the change of %1</source>
        <translation>Deshacer el cambio de %1</translation>
    </message>
    <message>
        <source>Reset %1 to its default</source>
        <translation>Devolver %1 a su valor por omisión</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Por omisión: %1.</translation>
    </message>
    <message>
        <source>A change takes effect when the program is started again.</source>
        <translation>Un cambio surte efecto cuando el programa se inicia de nuevo.</translation>
    </message>
    <message>
        <source>Saved. It takes effect when the program is started again.</source>
        <translation>Guardado. Surte efecto cuando el programa se inicie de nuevo.</translation>
    </message>
</context>
<context>
    <name>hub::ui::SettingText</name>
    <message>
        <source>On</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1, de %2 a %3</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>sin poner</translation>
    </message>
    <message>
        <source>set</source>
        <translation>puesto</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Set by the option %1 of the command line; it cannot be changed here.</source>
        <translation>Lo pone la opción %1 de la línea de comandos; no se puede cambiar aquí.</translation>
    </message>
    <message>
        <source>Set by the environment variable %1; it cannot be changed here.</source>
        <translation>Lo pone la variable de entorno %1; no se puede cambiar aquí.</translation>
    </message>
    <message>
        <source>Set by the environment variable %1 or %2; it cannot be changed here.</source>
        <translation>Lo pone la variable de entorno %1 o %2; no se puede cambiar aquí.</translation>
    </message>
    <message>
        <source>It takes %1.</source>
        <translation>Admite %1.</translation>
    </message>
</context>
<context>
    <name>hub::ui::SettingsPage</name>
    <message>
        <source>1 change</source>
        <translation>1 cambio</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n cambio</numerusform>
            <numerusform>%n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>Guardando %1…</translation>
    </message>
    <message numerus="yes">
        <source>%1, of which %n must be corrected</source>
        <translation>
            <numerusform>%1, de los que %n se debe corregir</numerusform>
            <numerusform>%1, de los que %n se deben corregir</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved, but in force only when the program is started again: %1.</source>
        <translation>Guardado, pero en vigor solo cuando el programa se inicie de nuevo: %1.</translation>
    </message>
    <message>
        <source>No setting matches</source>
        <translation>Ningún ajuste coincide</translation>
    </message>
    <message>
        <source>Try another word, or clear the search.</source>
        <translation>Pruebe otra palabra o borre la búsqueda.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Descartar cambios</translation>
    </message>
    <message>
        <source>Discard %1 that are not saved yet?</source>
        <translation>¿Descartar %1 sin guardar?</translation>
    </message>
    <message>
        <source>Discard %1</source>
        <translation>Descartar %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>The settings were not saved</source>
        <translation>No se guardaron los ajustes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Buscar ajustes</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Grupos de ajustes</translation>
    </message>
    <message>
        <source>The settings are kept in %1.</source>
        <translation>Los ajustes se guardan en %1.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Descartar</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>Ap&amp;licar</translation>
    </message>
</context>
<context>
    <name>hub::ui::ShellCommands</name>
    <message>
        <source>Stop all sending?</source>
        <translation>¿Parar todos los envíos?</translation>
    </message>
    <message>
        <source>Nothing more is sent for any client until you allow it again, also after a restart. Bulk jobs keep their place.</source>
        <translation>No se envía nada más para ningún cliente hasta que lo permita de nuevo, tampoco tras un reinicio. Las tareas conservan su lugar.</translation>
    </message>
    <message>
        <source>Stop all sending</source>
        <translation>Parar todos los envíos</translation>
    </message>
    <message>
        <source>All sending is stopped.</source>
        <translation>Todos los envíos están parados.</translation>
    </message>
    <message>
        <source>Sending was not stopped</source>
        <translation>No se paró el envío</translation>
    </message>
    <message>
        <source>Sending is allowed again.</source>
        <translation>El envío está permitido de nuevo.</translation>
    </message>
    <message>
        <source>Sending is still stopped</source>
        <translation>El envío sigue parado</translation>
    </message>
    <message>
        <source>There are no diagnostics</source>
        <translation>No hay diagnóstico</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Guardar diagnóstico</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Archivos de texto (*.txt)</translation>
    </message>
    <message>
        <source>Diagnostics saved: %1</source>
        <translation>Diagnóstico guardado: %1</translation>
    </message>
    <message>
        <source>The diagnostics were not saved</source>
        <translation>No se guardó el diagnóstico</translation>
    </message>
    <message>
        <source>The folder was not opened</source>
        <translation>No se abrió la carpeta</translation>
    </message>
    <message>
        <source>No program is set up to show folders. The data is here: %1</source>
        <translation>No hay ningún programa preparado para mostrar carpetas. Los datos están aquí: %1</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>No se cambió nada</translation>
    </message>
    <message>
        <source>Central Hub starts when you log in.</source>
        <translation>Central Hub se inicia cuando usted entra en la sesión.</translation>
    </message>
    <message>
        <source>Central Hub does not start when you log in any more.</source>
        <translation>Central Hub ya no se inicia cuando usted entra en la sesión.</translation>
    </message>
</context>
<context>
    <name>hub::ui::Sidebar</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 en espera</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>hub::ui::SinglePanel</name>
    <message>
        <source>Se&amp;nd</source>
        <translation>E&amp;nviar</translation>
    </message>
    <message>
        <source>Number with country code</source>
        <translation>Número con el prefijo del país</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Cliente</translation>
    </message>
    <message>
        <source>Send &amp;to</source>
        <translation>Enviar &amp;a</translation>
    </message>
    <message>
        <source>M&amp;essage</source>
        <translation>M&amp;ensaje</translation>
    </message>
    <message>
        <source>This client is not linked (%1): most likely nothing can be sent.</source>
        <translation>Este cliente no está vinculado (%1): lo más probable es que no se pueda enviar nada.</translation>
    </message>
    <message>
        <source>A number has 7 to 15 digits, with the country code; spaces and dashes may stand between them.</source>
        <translation>Un número tiene de 7 a 15 cifras, con el prefijo del país; puede llevar espacios y guiones en medio.</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 de %2 caracteres</translation>
    </message>
</context>
<context>
    <name>hub::ui::StateChips</name>
    <message>
        <source>More</source>
        <comment>states</comment>
        <translation>Más</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Filtrar por estado</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Show clients in every state</source>
        <translation>Mostrar clientes en cualquier estado</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Other states</source>
        <translation>Otros estados</translation>
    </message>
    <message>
        <source>Clients that need somebody: banned, logged out, login failed, error, or with an alert that nobody has seen</source>
        <translation>Clientes que necesitan a alguien: bloqueados, con la sesión cerrada, con fallo de inicio, con error, o con una alerta que nadie ha visto</translation>
    </message>
</context>
<context>
    <name>hub::ui::StateTexts</name>
    <message>
        <source>Banned</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>WhatsApp has blocked this number. Ask its owner to appeal in WhatsApp.</source>
        <translation>WhatsApp ha bloqueado este número. Pida a su dueño que reclame en WhatsApp.</translation>
    </message>
    <message>
        <source>Login failed</source>
        <translation>Fallo de acceso</translation>
    </message>
    <message>
        <source>WhatsApp refused the saved login. Link the phone again.</source>
        <translation>WhatsApp rechazó el acceso guardado. Vincule el teléfono de nuevo.</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>Sesión cerrada</translation>
    </message>
    <message>
        <source>The phone has ended this link. Link it again.</source>
        <translation>El teléfono ha terminado este vínculo. Vincúlelo de nuevo.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>The Session Manager reports a fault of this session. Connect it again.</source>
        <translation>El Session Manager informa de un fallo de esta sesión. Conéctela de nuevo.</translation>
    </message>
    <message>
        <source>Needs scan</source>
        <translation>Falta escanear</translation>
    </message>
    <message>
        <source>Scan the code with WhatsApp on the phone to link it.</source>
        <translation>Escanee el código con WhatsApp en el teléfono para vincularlo.</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>The Session Manager gives no answer for this client. The hub keeps asking.</source>
        <translation>El Session Manager no responde por este cliente. El hub sigue preguntando.</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconectando</translation>
    </message>
    <message>
        <source>The connection dropped and is being restored. There is nothing to do.</source>
        <translation>La conexión se cayó y se está restableciendo. No hay que hacer nada.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>The session is opening. This takes a few seconds.</source>
        <translation>La sesión se está abriendo. Tarda unos segundos.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>The session is not running. Connect it to use this client.</source>
        <translation>La sesión no está en marcha. Conéctela para usar este cliente.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Not checked yet, or the Session Manager uses a word that the hub does not know.</source>
        <translation>Aún sin comprobar, o el Session Manager usa una palabra que el hub no conoce.</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Vinculado</translation>
    </message>
    <message>
        <source>The phone is linked and can send.</source>
        <translation>El teléfono está vinculado y puede enviar.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completada</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falló</translation>
    </message>
    <message>
        <source>Not certain</source>
        <translation>Incierto</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>%1 is not linked any more: %2.</source>
        <translation>%1 ya no está vinculado: %2.</translation>
    </message>
    <message>
        <source>%1 was logged out on the phone.</source>
        <translation>En el teléfono se cerró la sesión de %1.</translation>
    </message>
    <message>
        <source>%1 is now linked to another number: %2 instead of %3.</source>
        <translation>%1 está vinculado ahora a otro número: %2 en vez de %3.</translation>
    </message>
    <message>
        <source>WhatsApp has banned the number of %1.</source>
        <translation>WhatsApp ha bloqueado el número de %1.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>hace %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>hace %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>hace %1 h</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>hace %1 días</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 días</translation>
    </message>
    <message>
        <source>%1 %2 h</source>
        <comment>days, then hours</comment>
        <translation>%1 %2 h</translation>
    </message>
    <message>
        <source>%1 keeps changing: it is linked and not linked again and again.</source>
        <translation>%1 cambia continuamente: se vincula y se desvincula una y otra vez.</translation>
    </message>
    <message>
        <source>%1 has come to rest: %2.</source>
        <translation>%1 se ha estabilizado: %2.</translation>
    </message>
    <message>
        <source>The Session Manager does not answer.</source>
        <translation>El Session Manager no responde.</translation>
    </message>
    <message>
        <source>Passkey required</source>
        <translation>Requiere clave de acceso</translation>
    </message>
    <message>
        <source>This account wants a passkey: on the phone, confirm with its screen lock, or switch the passkey off in WhatsApp&apos;s account settings; then link it again.</source>
        <translation>Esta cuenta pide una clave de acceso: confírmela en el teléfono con el bloqueo de pantalla, o desactívela en los ajustes de cuenta de WhatsApp; luego vuelva a vincularla.</translation>
    </message>
    <message>
        <source>%1 is linked to another phone than expected: %2.</source>
        <translation>%1 está vinculado a otro teléfono que el esperado: %2.</translation>
    </message>
    <message>
        <source>WhatsApp has restricted the account of %1: its jobs wait for you.</source>
        <translation>WhatsApp restringió la cuenta de %1: sus trabajos le esperan.</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>Restringido</translation>
    </message>
    <message>
        <source>WhatsApp has restricted this account until %1. Its jobs wait for you.</source>
        <translation>WhatsApp ha restringido esta cuenta hasta %1. Sus tareas le esperan.</translation>
    </message>
    <message>
        <source>WhatsApp has restricted this account; its end was not told. Its jobs wait for you.</source>
        <translation>WhatsApp ha restringido esta cuenta; no se dijo hasta cuándo. Sus tareas le esperan.</translation>
    </message>
</context>
<context>
    <name>hub::ui::StatusBar</name>
    <message>
        <source>%1 linked</source>
        <translation>%1 vinculados</translation>
    </message>
    <message>
        <source>1 needs scan</source>
        <translation>Falta escanear 1</translation>
    </message>
    <message>
        <source>%1 need scan</source>
        <translation>Falta escanear %1</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 problema</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 problemas</translation>
    </message>
    <message>
        <source>%1 unreachable</source>
        <translation>%1 sin respuesta</translation>
    </message>
    <message>
        <source>Session Manager up</source>
        <translation>Session Manager activo</translation>
    </message>
    <message>
        <source>Session Manager down</source>
        <translation>Session Manager caído</translation>
    </message>
    <message>
        <source>1 linked</source>
        <translation>1 vinculado</translation>
    </message>
    <message>
        <source>1 unreachable</source>
        <translation>1 sin respuesta</translation>
    </message>
</context>
<context>
    <name>hub::ui::SummaryStep</name>
    <message>
        <source>Ready to set up</source>
        <translation>Todo listo</translation>
    </message>
    <message>
        <source>This is what will be set. Go back to change something.</source>
        <translation>Esto es lo que se pondrá. Vuelva atrás para cambiar algo.</translation>
    </message>
    <message>
        <source>It could not be set up: %1</source>
        <translation>No se pudo configurar: %1</translation>
    </message>
</context>
<context>
    <name>hub::ui::TablePanel</name>
    <message>
        <source>&amp;Reset columns</source>
        <translation>&amp;Restablecer columnas</translation>
    </message>
</context>
<context>
    <name>hub::ui::TestMessageForm</name>
    <message>
        <source>Send &amp;message</source>
        <translation>Enviar &amp;mensaje</translation>
    </message>
    <message>
        <source>Phone number with country code</source>
        <translation>Número de teléfono con el prefijo del país</translation>
    </message>
    <message>
        <source>Test message</source>
        <translation>Mensaje de prueba</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>&amp;A</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xto</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Say whom the message goes to.</source>
        <translation>Diga a quién va el mensaje.</translation>
    </message>
    <message>
        <source>That is no phone number: write the country code and 7 to 15 digits, as in +54 9 11 1234 5678.</source>
        <translation>Eso no es un número de teléfono: escriba el prefijo del país y de 7 a 15 cifras, como en +54 9 11 1234 5678.</translation>
    </message>
    <message>
        <source>Write a text first.</source>
        <translation>Escriba antes un texto.</translation>
    </message>
</context>
<context>
    <name>hub::ui::TrafficPlot</name>
    <message>
        <source>Requests in the last five minutes</source>
        <translation>Peticiones en los últimos cinco minutos</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Peticiones/s</translation>
    </message>
    <message>
        <source>Refused/s (4xx)</source>
        <translation>Rechazadas/s (4xx)</translation>
    </message>
    <message>
        <source>Failed/s (5xx)</source>
        <translation>Fallidas/s (5xx)</translation>
    </message>
    <message>
        <source>%1: %2 requests/s, %3 refused, %4 failed, mean answer %5 ms</source>
        <translation>%1: %2 peticiones/s, %3 rechazadas, %4 fallidas, respuesta media %5 ms</translation>
    </message>
    <message>
        <source>Nothing measured yet.</source>
        <translation>Aún no se ha medido nada.</translation>
    </message>
    <message>
        <source>Now %1 requests/s; the most in five minutes: %2.</source>
        <translation>Ahora %1 peticiones/s; el máximo en cinco minutos: %2.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Aún no se ha medido nada</translation>
    </message>
    <message>
        <source>No requests in the last five minutes</source>
        <translation>Ninguna petición en los últimos cinco minutos</translation>
    </message>
</context>
<context>
    <name>hub::ui::UsersModel</name>
    <message>
        <source>registered %1</source>
        <translation>registrado %1</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Last login: %1
Account made: %2</source>
        <translation>Último acceso: %1
Cuenta creada: %2</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Last login</source>
        <translation>Último acceso</translation>
    </message>
</context>
<context>
    <name>hub::ui::UsersTab</name>
    <message>
        <source>%1 added</source>
        <translation>%1 añadido</translation>
    </message>
    <message>
        <source>%1 approved</source>
        <translation>%1 aprobado</translation>
    </message>
    <message>
        <source>%1 enabled</source>
        <translation>%1 activado</translation>
    </message>
    <message>
        <source>%1 is logged out everywhere and cannot log in until the account is enabled again.</source>
        <translation>A %1 se le cierra la sesión en todas partes y no puede entrar hasta que la cuenta se active de nuevo.</translation>
    </message>
    <message>
        <source>They are logged out everywhere and cannot log in until they are enabled again:
%1</source>
        <translation>Se les cierra la sesión en todas partes y no pueden entrar hasta que se activen de nuevo:
%1</translation>
    </message>
    <message>
        <source>Disable %1?</source>
        <translation>¿Desactivar %1?</translation>
    </message>
    <message>
        <source>Disable %1</source>
        <translation>Desactivar %1</translation>
    </message>
    <message>
        <source>%1 disabled</source>
        <translation>%1 desactivado</translation>
    </message>
    <message>
        <source>Make %1 an administrator?</source>
        <translation>¿Hacer administrador a %1?</translation>
    </message>
    <message>
        <source>Administrators work for all clients and can change accounts, keys and settings.</source>
        <translation>Los administradores trabajan para todos los clientes y pueden cambiar cuentas, claves y ajustes.</translation>
    </message>
    <message>
        <source>Make administrator</source>
        <translation>Hacer administrador</translation>
    </message>
    <message>
        <source>Make %1 an operator?</source>
        <translation>¿Hacer operador a %1?</translation>
    </message>
    <message>
        <source>%1 then works only for client %2.</source>
        <translation>Entonces %1 trabaja solo para el cliente %2.</translation>
    </message>
    <message>
        <source>Make operator</source>
        <translation>Hacer operador</translation>
    </message>
    <message>
        <source>%1 is an administrator now</source>
        <translation>%1 es ahora administrador</translation>
    </message>
    <message>
        <source>%1 is an operator now</source>
        <translation>%1 es ahora operador</translation>
    </message>
    <message>
        <source>%1 has a new password</source>
        <translation>%1 tiene una contraseña nueva</translation>
    </message>
    <message>
        <source>The users could not be read: %1</source>
        <translation>No se pudieron leer los usuarios: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>No se encontró a nadie</translation>
    </message>
    <message>
        <source>No user and no client is called like this.</source>
        <translation>Ningún usuario ni ningún cliente se llama así.</translation>
    </message>
    <message>
        <source>No users yet</source>
        <translation>Aún no hay usuarios</translation>
    </message>
    <message>
        <source>Users log in to the web page and the API. They can register there, or you add them.</source>
        <translation>Los usuarios entran en la página web y en la API. Pueden registrarse ahí, o los añade usted.</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>Añadir un usuario</translation>
    </message>
    <message>
        <source>The users could not be read</source>
        <translation>No se pudieron leer los usuarios</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>A&amp;ctivar</translation>
    </message>
    <message>
        <source>&amp;Disable…</source>
        <translation>&amp;Desactivar…</translation>
    </message>
    <message>
        <source>Make op&amp;erator…</source>
        <translation>Hacer o&amp;perador…</translation>
    </message>
    <message>
        <source>Make ad&amp;ministrator…</source>
        <translation>Hacer a&amp;dministrador…</translation>
    </message>
    <message>
        <source>Search users</source>
        <translation>Buscar usuarios</translation>
    </message>
    <message>
        <source>A&amp;pprove</source>
        <translation>&amp;Aprobar</translation>
    </message>
    <message>
        <source>Reset pass&amp;word…</source>
        <translation>Cambiar contra&amp;seña…</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Usuarios</translation>
    </message>
</context>
<context>
    <name>hub::ui::WelcomeStep</name>
    <message>
        <source>Welcome to Central Hub</source>
        <translation>Bienvenido a Central Hub</translation>
    </message>
    <message>
        <source>Central Hub looks after many WhatsApp accounts at once: it watches their sessions, shows the QR codes to scan, sends messages, and lets programs do the same through its API. Three things are to be said first:</source>
        <translation>Central Hub se ocupa de muchas cuentas de WhatsApp a la vez: supervisa sus sesiones, muestra los códigos QR que hay que escanear, envía mensajes y permite a los programas hacer lo mismo por su API. Primero hay que decir tres cosas:</translation>
    </message>
    <message>
        <source>Session Manager</source>
        <translation>Session Manager</translation>
    </message>
    <message>
        <source>Where the WhatsApp sessions are held.</source>
        <translation>Dónde se mantienen las sesiones de WhatsApp.</translation>
    </message>
    <message>
        <source>Administrator account</source>
        <translation>Cuenta de administrador</translation>
    </message>
    <message>
        <source>For the web page and the API.</source>
        <translation>Para la página web y la API.</translation>
    </message>
    <message>
        <source>Who may reach the hub</source>
        <translation>Quién puede llegar al hub</translation>
    </message>
    <message>
        <source>This computer only, or the network too.</source>
        <translation>Solo este equipo, o también la red.</translation>
    </message>
    <message>
        <source>All of it can be changed later.</source>
        <translation>Todo se puede cambiar más tarde.</translation>
    </message>
    <message>
        <source>Accounts, clients and settings are kept in %1.</source>
        <translation>Las cuentas, los clientes y los ajustes se guardan en %1.</translation>
    </message>
</context>
</TS>
